extension WindowGrant {
    /// The lots of the window that contains today which are not written yet: what the window gives, and
    /// what was left of the one before.
    ///
    /// Nothing has to run at a reset. Windows that nobody touched are worked out one after the other
    /// from the last one that was written, so a member who was away carries over what somebody who
    /// looked every day would.
    ///
    /// - Parameters:
    ///   - written: the lots of this member's holding, of any subscription and time, that rollover may
    ///     look back to; at least those of the current window and of the last one that was written.
    ///   - holds: what open reservations hold: it is not left over.
    package func granted(
        _ facts: GrantingFacts,
        written: [Lot],
        holds: [LotID: Int64] = [:]
    ) -> GrantedLots {
        let own = written.filter { lot in
            lot.holding == holding && lot.member == facts.member
                && lot.subscription == facts.subscription
        }
        guard let period = window.period(facts.clock) else {
            return GrantedLots(lots: onceLots(facts, own), settled: [])
        }
        guard facts.clock.joined < period.end else { return GrantedLots(lots: [], settled: []) }
        var lots: [Lot] = []
        let key = max(period.start, facts.promisedFrom, facts.clock.joined)
        let isGranted = own.contains { $0.source == facts.source && $0.window == key }
        let amount = share(of: period, facts, own)
        if !isGranted, amount > 0 {
            lots.append(lot(facts, facts.source, key, amount, until: facts.start(period.end)))
        }
        // What goes over is settled when a window is first looked at, and then stays.
        let isOpen = own.contains { lot in
            lot.isOfWindows && lot.window.map(period.contains) == true
        }
        if isOpen { return GrantedLots(lots: lots, settled: []) }
        let (carried, settled) = walk(to: period, facts, own, holds)
        // A lot of nothing marks the window where debts were paid and nothing is given.
        if carried > 0 || (lots.isEmpty && !settled.isEmpty) {
            lots.append(
                lot(facts, .rollover, period.start, carried, until: facts.start(period.end))
            )
        }
        return GrantedLots(lots: lots, settled: settled)
    }

    /// What is given once holds for as long as the membership does.
    private func onceLots(_ facts: GrantingFacts, _ own: [Lot]) -> [Lot] {
        let given = own.filter(\.isOfPromise).reduce(Int64(0)) { $0.addingClamped($1.amount) }
        guard amount > given else { return [] }
        let key = max(facts.promisedFrom, facts.clock.joined)
        if own.contains(where: { $0.window == key && $0.source == facts.source }) { return [] }
        return [lot(facts, facts.source, key, amount - given, until: nil)]
    }

    private func lot(
        _ facts: GrantingFacts,
        _ source: Lot.Source,
        _ window: CivilDate,
        _ amount: Int64,
        until: Instant?
    ) -> Lot {
        Lot(
            id: nil,
            member: facts.member,
            holding: holding,
            source: source,
            subscription: facts.subscription,
            window: window,
            amount: amount,
            remaining: amount,
            priority: priority,
            effectiveFrom: facts.start(window),
            expiresAt: until
        )
    }

    /// What a window gives on top of what was written for it before, by another plan or tier.
    private func share(of period: Period, _ facts: GrantingFacts, _ own: [Lot]) -> Int64 {
        guard let promised = promised(in: period, facts) else { return 0 }
        let whole = whole(of: period, facts)
        let earlier = own.filter { lot in
            lot.isOfPromise && lot.window.map(period.contains) == true
        }
        guard isProrated else {
            return max(0, amount - earlier.reduce(Int64(0)) { $0.addingClamped($1.amount) })
        }
        // A change within gives the rest of the window at the new rate, less what the old plan or tier
        // gave for those same days.
        let given = earlier.reduce(Int64(0)) { sum, lot in
            let from = lot.window ?? period.start
            let days = from.days(until: period.end)
            guard days > 0 else { return sum }
            return sum.addingClamped(
                Self.part(
                    of: lot.amount,
                    days: max(from, promised.start).days(until: period.end),
                    in: days
                )
            )
        }
        return max(0, Self.part(of: amount, days: promised.days, in: whole.days) - given)
    }

    /// The days of a window on which the benefit is promised; `nil` when there is none.
    private func promised(in period: Period, _ facts: GrantingFacts) -> Period? {
        let start = max(period.start, facts.promisedFrom, facts.clock.joined)
        let end = min(period.end, facts.promisedUntil ?? period.end)
        return start < end ? Period(start: start, end: end) : nil
    }

    /// What a share by days is a share of: a short term's own full period.
    private func whole(of period: Period, _ facts: GrantingFacts) -> Period {
        guard case .term = window, period == facts.clock.term else { return period }
        return facts.wholeTerm ?? period
    }

    /// Rounded once, half away from zero.
    private static func part(of amount: Int64, days: Int, in whole: Int) -> Int64 {
        guard whole > 0, days < whole else { return amount }
        return Rounding.halfAwayFromZero(amount, times: Int64(max(0, days)), over: Int64(whole))
            ?? amount
    }
}

extension WindowGrant {
    /// Walks the windows since the last one that was written: what goes into this one, which is
    /// `min(most, max(least, left))` of the one before, and what they paid of debts on the way.
    private func walk(
        to period: Period,
        _ facts: GrantingFacts,
        _ own: [Lot],
        _ holds: [LotID: Int64]
    ) -> (carried: Int64, settled: [GrantedLots.Settled]) {
        var debts = own.filter { $0.isDebt && $0.expiresAt == nil && $0.remaining < 0 }
            .sorted { $0.effectiveFrom < $1.effectiveFrom }
        guard rollover != nil || !debts.isEmpty else { return (0, []) }
        let touched = own.filter { lot in
            lot.isOfWindows && lot.window.map { $0 < period.start } == true
        }
        let first = max(facts.promisedFrom, facts.clock.joined)
        // The window to begin with: the last one something was written for, or the first there was.
        guard
            var walked = touched.compactMap(\.window).max().flatMap({
                window.period(containing: $0, facts.clock)
            }) ?? earliest(from: first, before: period, facts.clock)
        else { return (0, []) }
        var carried: Int64 = 0
        var settled: [GrantedLots.Settled] = []
        while walked.start < period.start {
            let ofWindow = own.filter { lot in
                lot.isOfWindows && lot.window.map(walked.contains) == true
            }
            let share = share(of: walked, facts, own)
            let paidNothing = debts.isEmpty
            var left = ofWindow.reduce(carried.addingClamped(share)) { sum, lot in
                let held = lot.id.flatMap { holds[$0] } ?? 0
                return sum.addingClamped(max(0, lot.remaining - held))
            }
            let end = facts.start(walked.end)
            // Use beyond a window that is not taken from the next one is paid by what was left of it.
            left = max(0, left - owed(own, until: end))
            while left > 0, let debt = debts.first, debt.effectiveFrom < end {
                let paid = min(left, 0 - debt.remaining)
                settled.append(GrantedLots.Settled(debt: debt, amount: paid))
                left -= paid
                debts[0].remaining += paid
                if debts[0].remaining == 0 { debts.removeFirst() }
            }
            let next = rollover.map { min($0.most, max($0.least, left)) } ?? 0
            // From here on every untouched window is like the one before.
            let isSettled =
                next == carried && share == amount && ofWindow.isEmpty && paidNothing
                && facts.promisedUntil == nil
            carried = next
            guard !isSettled, let following = window.period(after: walked, facts.clock),
                following.start > walked.start
            else { break }
            walked = following
        }
        return (max(0, carried), settled)
    }

    private func earliest(
        from day: CivilDate,
        before period: Period,
        _ clock: BenefitClock
    ) -> Period? {
        guard day < period.start else { return nil }
        return window.period(containing: day, clock)
            // Terms before the first one that is known are not walked.
            ?? clock.earlierTerms.first
    }

    /// What was used beyond the window that ends at an instant, as a positive number.
    private func owed(_ own: [Lot], until end: Instant) -> Int64 {
        own.filter { $0.isDebt && $0.expiresAt == end }
            .reduce(Int64(0)) { $0.addingClamped(0 - $1.remaining) }
    }

    /// Use beyond what there was, as the lot to be written for it; `nil` without overage.
    ///
    /// It is gone with its window, unless the benefit takes it from the next one.
    package func debt(of burn: Burn, _ facts: GrantingFacts, at instant: Instant) -> Lot? {
        guard burn.overage > 0 else { return nil }
        let period = window.period(facts.clock)
        return Lot(
            id: nil,
            member: facts.member,
            holding: holding,
            source: .overage,
            subscription: facts.subscription,
            // A window may be used beyond what there was more than once.
            window: nil,
            amount: 0 - burn.overage,
            remaining: 0 - burn.overage,
            priority: priority,
            effectiveFrom: instant,
            expiresAt: carriesOverage ? nil : period.map { facts.start($0.end) }
        )
    }
}

extension Lot {
    /// Given by a plan or one of its tiers for a window.
    fileprivate var isOfPromise: Bool {
        switch source {
        case .plan, .tier: window != nil
        case .rollover, .grant, .drip, .purchase, .reward, .stamps, .draw, .milestone, .referral,
            .transfer, .returned, .overage:
            false
        }
    }

    /// Given for a window, or left over for it.
    fileprivate var isOfWindows: Bool { isOfPromise || (source == .rollover && window != nil) }
}

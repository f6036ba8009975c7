/// Rests, changes of plan and of method, and money that clerks record.
extension Model {
    // MARK: Rests

    /// - Returns: what the cut off days were worth, when it is not refused.
    mutating func pauseNow(_ index: Int, terms: Int) -> (refusal: String?, refund: Refund?) {
        let (one, today) = (subscriptions[index], today(index))
        guard canPause(one, terms), let until = one.paidUntil, today < until,
            one.billingStart <= today
        else { return (Self.anyRefusal, nil) }
        let refund = unused(index)
        subscriptions[index].paidUntil = one.paidTime(before: today)
        subscriptions[index].pauseNext = nil
        var rest = one
        rest.anchor = today
        rest.anchorDay = ModelCalendar.dayOfMonth(today)
        subscriptions[index].phase = .resting(since: today, until: rest.boundary(terms))
        return (nil, refund)
    }

    mutating func pauseNext(_ index: Int, terms: Int?) -> String? {
        let one = subscriptions[index]
        if let terms {
            guard canPause(one, terms) else { return Self.anyRefusal }
        } else {
            guard case .paid = one.phase, !one.isSilent, one.pauseNext != nil else {
                return Self.anyRefusal
            }
        }
        subscriptions[index].pauseNext = terms
        return nil
    }

    private func canPause(_ one: ModelSubscription, _ terms: Int) -> Bool {
        guard case .paid = one.phase, !one.isSilent, one.autoRenew, one.renews,
            let rules = one.plan.pause
        else { return false }
        return (1...rules.longest).contains(terms)
    }

    mutating func resume(_ index: Int) -> String? {
        guard case .resting(_, let until) = subscriptions[index].phase,
            !subscriptions[index].isSilent
        else { return Self.anyRefusal }
        let start = min(today(index), until)
        amend(index, from: start)
        goOn(index, from: start)
        return nil
    }

    /// The first term after a rest.
    mutating func goOn(_ index: Int, from day: Int) {
        if case .resting(let since, _) = subscriptions[index].phase {
            subscriptions[index].gaps.append((since, day))
        }
        subscriptions[index].billingStart = day
        if subscriptions[index].plan.pause?.isFresh ?? false {
            subscriptions[index].anchor = day
            subscriptions[index].anchorDay = ModelCalendar.dayOfMonth(day)
            subscriptions[index].nextTerm = 0
        } else {
            subscriptions[index].nextTerm = subscriptions[index].index(containing: day)
        }
        bill(index, count: 1)
    }

    // MARK: Changes

    mutating func change(_ index: Int, to target: ModelPlan, atTermEnd: Bool) -> String? {
        let one = subscriptions[index]
        guard target.id != one.plan.id, one.phase != .gone, !one.isSilent, one.autoRenew,
            !target.prepaid || one.method == .balance, live(one.member, target.id) == nil,
            !isPlanned(one.member, target.id, besides: index)
        else { return Self.anyRefusal }
        // Dearer by the day is up; a month is 146,097 days of 400 years over their months.
        let (before, after) = (one.plan.amount * target.length, target.amount * one.plan.length)
        let waits = atTermEnd || (after < before && one.plan.waitsToFall)
        switch one.phase {
        case .firstUnpaid, .gone: return Self.anyRefusal
        case .waiting, .trial:
            replace(index, target, from: one.billingStart)
        case .resting(_, let until):
            replace(index, target, from: until)
        case .owing(let debt):
            guard waits, !debt.isOnHold else { return Self.anyRefusal }
            let count = one.paidUntil == nil ? one.firstTerms : 1
            subscriptions[index].pending = (target, one.boundary(one.nextTerm + count))
        case .paid:
            guard let until = one.paidUntil else { return Self.anyRefusal }
            guard !waits, today(index) < until else {
                subscriptions[index].pending = (target, until)
                return nil
            }
            guard one.billingStart <= today(index) else { return Self.anyRefusal }
            return changeNow(index, to: target, until: until)
        }
        return nil
    }

    mutating func clearChange(_ index: Int) -> String? {
        let one = subscriptions[index]
        guard one.pending != nil, !one.isSilent else { return Self.anyRefusal }
        if case .owing(let debt) = one.phase, debt.isOnHold { return Self.anyRefusal }
        subscriptions[index].pending = nil
        return nil
    }

    private mutating func changeNow(_ index: Int, to target: ModelPlan, until: Int) -> String? {
        let (one, today) = (subscriptions[index], today(index))
        var credits: [(invoice: Int, line: Int, amount: Int, tax: Int)] = []
        for invoice in one.invoices.indices where one.invoices[invoice].state == .paid {
            for line in one.invoices[invoice].lines.indices {
                let billed = one.invoices[invoice].lines[line]
                guard one.plan.creditsChange, billed.hasTime(from: today) else { continue }
                let worth = billed.unused(from: today)
                // What somebody else paid for is not turned into another plan.
                guard one.invoices[invoice].payer == one.payer || worth.amount + worth.tax == 0
                else { return Self.anyRefusal }
                credits.append((invoice, line, worth.amount, worth.tax))
            }
        }
        var next = one
        next.plan = target
        var lines: [ModelLine] = []
        let current = one.index(containing: today)
        let used = one.usedTerms(before: today)
        let goesOn = target.isLike(one.plan) && used.cutAt ?? 0 > today
        let ordinal = goesOn ? used.count - 1 : used.count
        if target.isLike(one.plan) {
            var period = current
            while next.boundary(period) < until {
                let (first, last) = (next.boundary(period), next.boundary(period + 1))
                lines.append(
                    line(
                        one,
                        target,
                        from: max(first, today),
                        to: min(last, until),
                        of: last - first,
                        ordinal: ordinal + period - current,
                        isGiven: one.method == .complimentary
                    )
                )
                lines[lines.count - 1].isRest = max(first, today) > first || until < last
                period += 1
            }
            next.paidUntil = until
            next.nextTerm = next.index(containing: until)
        } else {
            next.anchor = today
            next.anchorDay = ModelCalendar.dayOfMonth(today)
            next.billingStart = today
            next.nextTerm = 1
            next.paidUntil = next.boundary(1)
            let days = next.boundary(1) - today
            lines.append(
                line(
                    one,
                    target,
                    from: today,
                    to: next.boundary(1),
                    of: days,
                    ordinal: ordinal,
                    isGiven: one.method == .complimentary
                )
            )
        }
        let cost = lines.reduce(0) { $0 + $1.amount + $1.tax }
        let worth = credits.reduce(0) { $0 + $1.amount + $1.tax }
        let total = max(0, cost - worth)
        if one.method == .offline, total > 0 {
            expire(one.payer)
            let payer = members[one.payer]
            guard (payer?.paid ?? 0) + (payer?.granted ?? 0) >= total else {
                return "payment_method_not_allowed"
            }
        }
        invoiceCount += 1
        var invoice = ModelInvoice(
            number: invoiceCount,
            start: today,
            end: next.paidUntil ?? until,
            amount: total,
            lines: lines,
            count: 0,
            payer: one.payer,
            method: one.method
        )
        invoice.change = ModelInvoice.Change(
            target: target,
            anchor: next.anchor,
            anchorDay: next.anchorDay,
            billingStart: next.billingStart,
            nextTerm: next.nextTerm,
            credits: credits,
            leftOver: max(0, worth - cost)
        )
        subscriptions[index].invoices.append(invoice)
        collect(index)
        return nil
    }

    /// Another plan from a term on that is not billed yet.
    private mutating func replace(_ index: Int, _ target: ModelPlan, from start: Int) {
        let one = subscriptions[index]
        var isResting = false
        if case .resting = one.phase { isResting = true }
        subscriptions[index].plan = target
        subscriptions[index].renews = target.renews && one.firstTerms == 1
        subscriptions[index].billingStart = start
        if !isResting, !target.isLike(one.plan) {
            let cycle =
                one.paidUntil == nil
                ? Self.cycle(target, from: start, nil)
                : (start, ModelCalendar.dayOfMonth(start))
            subscriptions[index].anchor = cycle.0
            subscriptions[index].anchorDay = cycle.1
        }
        subscriptions[index].nextTerm = subscriptions[index].index(containing: start)
        subscriptions[index].pending = nil
    }

    /// Puts the change that was to wait for this term in place.
    mutating func amend(_ index: Int, from start: Int) {
        guard let pending = subscriptions[index].pending, pending.on <= start else { return }
        replace(index, pending.plan, from: start)
    }

    // MARK: Paying otherwise

    mutating func payWith(_ index: Int, _ method: ModelMethod) -> String? {
        let one = subscriptions[index]
        if one.phase == .gone { return "subscription_ended" }
        if one.plan.prepaid, method != .balance { return "payment_method_not_allowed" }
        if one.isSilent { return "payment_in_flight" }
        subscriptions[index].method = method
        switch one.phase {
        case .waiting, .trial, .paid, .resting, .gone: return nil
        case .firstUnpaid: break
        case .owing(var debt):
            debt.retries = true
            subscriptions[index].phase = .owing(debt)
        }
        let last = subscriptions[index].invoices.count - 1
        subscriptions[index].invoices[last].method = method
        collect(index)
        return nil
    }

    /// Money came for the open invoice, and perhaps some more.
    mutating func record(_ index: Int, extra: Int) -> String? {
        guard let invoice = subscriptions[index].invoices.last, invoice.state == .open else {
            return "invoice_not_open"
        }
        if subscriptions[index].isSilent { return "payment_in_flight" }
        cash += invoice.amount + extra
        desk += invoice.amount + extra
        pay(index, ModelMoney(method: invoice.amount))
        members[invoice.payer]?.paid += extra
        let last = subscriptions[index].invoices.count - 1
        subscriptions[index].invoices[last].method = .offline
        return nil
    }
}

extension ModelPlan {
    /// Whether both have the same periods from the same anchor.
    fileprivate func isLike(_ other: ModelPlan) -> Bool {
        months == other.months && (months > 0 || days == other.days)
    }

    /// The average length of a term, in parts of a day that make a month a whole number.
    fileprivate var length: Int { months > 0 ? months * 146_097 : days * 4_800 }
}

import Membership

extension SubscriptionRow {
    /// What a row was loaded with, as far as a plain renewal leaves it alone.
    struct Loaded: Hashable, Sendable {
        let state: StateName
        let isParked: Bool
        let agreed: Agreed
        let planned: Planned
        let nextNoticeAt: Instant?
    }

    /// The columns of the agreement, which a change or a resumption moves.
    struct Agreed: Hashable, Sendable {
        let payer: MemberID
        let plan: String
        let planVersion: PlanVersionID
        let priceVersion: PriceVersionID
        let payWith: String
        let zone: String
        let billingStart: CivilDate
        let anchor: CivilDate
        let anchorDay: Int
        let firstTerms: Int
    }

    /// The columns of what is planned beside the next renewal.
    struct Planned: Hashable, Sendable {
        let series: Int
        let hasOffers: Bool
        let pauseNext: Int?
        let pendingChange: PendingChange?
    }

    var agreed: Agreed {
        Agreed(
            payer: payer,
            plan: plan,
            planVersion: planVersion,
            priceVersion: priceVersion,
            payWith: payWith,
            zone: zone,
            billingStart: billingStart,
            anchor: anchor,
            anchorDay: anchorDay,
            firstTerms: firstTerms
        )
    }

    var planned: Planned {
        Planned(
            series: series,
            hasOffers: hasOffers,
            pauseNext: pauseNext,
            pendingChange: pendingChange
        )
    }

    /// Whether it was active and stays so, with the same agreement and the same plans.
    ///
    /// Naming a state, an agreement or a plan in the UPDATE would make SQLite look up references and
    /// rewrite indexes for each renewal of a night.
    var isPlainRenewal: Bool {
        guard let loaded, state == .active, loaded.state == .active else { return false }
        return !loaded.isParked && parkedReason == nil && loaded.planned == planned
            && loaded.agreed == agreed
    }

    /// What a renewal moves, in the order of both its UPDATEs.
    var renewalValues: [SQLValue] {
        [
            .flag(autoRenew),
            .optional(paidUntil?.dayNumber),
            .optional(accessUntil?.dayNumber),
            .int(nextTerm),
            .optional(inFlight?.stored),
            .int(termsBilled),
            .int(carried),
            .optional(heldUntil?.milliseconds),
            .optional(nextAction?.rawValue),
            .optional(nextActionAt?.milliseconds),
            .optional(lastInvoice?.number),
            .optional(lastRun),
            .int(runTerms),
        ]
    }

    /// The state and what is planned, in the order of the UPDATE.
    var stateValues: [SQLValue] {
        var expires: Int64?
        var dunning: Dunning?
        var pause: Pause?
        var ended: (reason: EndReason, at: Instant)?
        switch state {
        case .incomplete(let instant): expires = instant.milliseconds
        case .pastDue(let facts), .onHold(let facts): dunning = facts
        case .paused(let facts): pause = facts
        case .ended(let reason, let at): ended = (reason, at)
        case .scheduled, .trialing, .active: break
        }
        return [
            .text(state.name.rawValue),
            .optional(expires),
            .optional(dunning?.due.dayNumber),
            .optional(dunning?.lastTried.dayNumber),
            .optional(dunning.map { $0.retriesAutomatically ? Int64(1) : 0 }),
            .optional(pause?.since.dayNumber),
            .optional(pause?.until.dayNumber),
            .optional(ended?.reason.rawValue),
            .optional(ended?.at.milliseconds),
            .int(series),
            .flag(hasOffers),
            .optional(pauseNext.map { Int64($0) }),
            .optional(pendingChange?.price.number),
            .optional(pendingChange?.on.dayNumber),
            .optional(nextNoticeAt?.milliseconds),
            .optional(parkedReason),
        ]
    }

    /// The agreement, in the order of its UPDATE.
    var agreedValues: [SQLValue] {
        [
            .int(payer.number),
            .text(plan),
            .int(planVersion.number),
            .int(priceVersion.number),
            .text(payWith),
            .text(zone),
            .day(billingStart.dayNumber),
            .day(anchor.dayNumber),
            .int(anchorDay),
            .int(firstTerms),
        ]
    }

    /// What never changes, in the order of the INSERT.
    var fixedValues: [SQLValue] {
        [
            .int(id.number),
            .int(member.number),
            .int(createdAt.milliseconds),
            .day(startsOn.dayNumber),
            .int(validFrom.milliseconds),
            .day(firstBilledOn.dayNumber),
            .flag(withTrial),
            .text(origin.rawValue),
            .optional(previous?.number),
            .optional(importedUntil?.dayNumber),
        ]
    }
}

extension SubscriptionRow {
    static func origin(_ row: SQLRow) throws(StoreError) -> SubscriptionOrigin {
        guard let origin = SubscriptionOrigin(rawValue: row.text(14)) else {
            throw .corrupt(
                path: "",
                detail: "subscription \(row.int(0)) has the origin '\(row.text(14))'"
            )
        }
        return origin
    }

    /// Reads the state with the facts of that state; a row that contradicts itself is corruption.
    static func state(_ row: SQLRow) throws(StoreError) -> SubscriptionState {
        let name = row.text(21)
        switch StateName(rawValue: name) {
        case .scheduled:
            return .scheduled(
                startsOn: CivilDate(dayNumber: row.day(10)),
                withTrial: row.flag(13)
            )
        case .incomplete:
            return .incomplete(expires: Instant(milliseconds: row.int(22)))
        case .trialing:
            return .trialing(until: CivilDate(dayNumber: row.day(17)))
        case .active: return .active
        case .pastDue: return .pastDue(dunning(row))
        case .onHold: return .onHold(dunning(row))
        case .paused:
            return .paused(
                Pause(
                    since: CivilDate(dayNumber: row.day(26)),
                    until: CivilDate(dayNumber: row.day(27))
                )
            )
        case .ended:
            if let reason = EndReason(rawValue: row.text(28)) {
                return .ended(reason, at: Instant(milliseconds: row.int(29)))
            }
        case nil: break
        }
        throw .corrupt(path: "", detail: "subscription \(row.int(0)) has the state '\(name)'")
    }

    private static func dunning(_ row: SQLRow) -> Dunning {
        Dunning(
            due: CivilDate(dayNumber: row.day(23)),
            lastTried: CivilDate(dayNumber: row.day(24)),
            retriesAutomatically: row.flag(25)
        )
    }
}

extension InFlight {
    /// 0 while pending, otherwise when to ask again.
    fileprivate var stored: Int64 {
        switch self {
        case .pending: 0
        case .unanswered(let askAgain): max(askAgain.milliseconds, 1)
        }
    }
}

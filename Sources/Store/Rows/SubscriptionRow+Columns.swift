import Membership

extension SubscriptionRow {
    /// The values of the columns a decision may change, in the order of the UPDATE and INSERT.
    var changingValues: [SQLValue] {
        var expires: Int64?
        var dunning: Dunning?
        var ended: (reason: EndReason, at: Instant)?
        switch state {
        case .incomplete(let instant): expires = instant.milliseconds
        case .pastDue(let facts), .onHold(let facts): dunning = facts
        case .ended(let reason, let at): ended = (reason, at)
        case .scheduled, .trialing, .active: break
        }
        return [
            .text(state.name.rawValue),
            .optional(expires),
            .optional(dunning?.due.dayNumber),
            .optional(dunning?.lastTried.dayNumber),
            .optional(dunning.map { $0.retriesAutomatically ? Int64(1) : 0 }),
            .optional(ended?.reason.rawValue),
            .optional(ended?.at.milliseconds),
            .flag(autoRenew),
            .optional(paidUntil?.dayNumber),
            .optional(accessUntil?.dayNumber),
            .int(nextTerm),
            .optional(inFlight?.stored),
            .optional(nextAction?.rawValue),
            .optional(nextActionAt?.milliseconds),
            .optional(lastInvoice?.number),
            .optional(lastRun),
            .int(runTerms),
            .optional(parkedReason),
        ]
    }

    /// The values of the columns that never change, in the order of the INSERT.
    var fixedValues: [SQLValue] {
        [
            .int(id.number),
            .int(member.number),
            .text(plan),
            .int(planVersion.number),
            .int(priceVersion.number),
            .text(payWith),
            .text(zone),
            .int(createdAt.milliseconds),
            .day(startsOn.dayNumber),
            .int(validFrom.milliseconds),
            .day(billingStart.dayNumber),
            .day(anchor.dayNumber),
            .int(anchorDay),
            .flag(withTrial),
        ]
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

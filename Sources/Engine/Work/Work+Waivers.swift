import Membership
import Store

/// Renewals that a member has earned by buying: the term is billed, and the waiver takes all of it off.
extension Work {
    /// The benefit that waives a term, by id; `nil` for a term that is to be paid.
    ///
    /// A first term is never waived, and neither is one that somebody else pays. What was bought counts
    /// until the term is billed; what comes back later takes nothing away.
    func earnedWaiver(of term: ScheduledTerm, _ matter: Case) throws -> String? {
        guard matter.subscription.termsBilled > 0, matter.purchase == nil,
            matter.payWith != .complimentary,
            let version = try engine.plans.version(matter.agreement.planVersion, reader)
        else { return nil }
        let plan = version.plan
        guard plan.waivesRenewals else { return nil }
        for promised in plan.benefits(tier: try tier(of: matter)) {
            guard case .feeWaiver(let waiver) = promised.benefit.terms,
                waiver.fee == FeeWaiver.renewal,
                try standing(of: waiver, promised.benefit.id, plan, before: term, matter) == .waived
            else { continue }
            return promised.benefit.id
        }
        return nil
    }

    private func standing(
        of waiver: FeeWaiver,
        _ benefit: String,
        _ plan: Plan,
        before term: ScheduledTerm,
        _ matter: Case
    ) throws -> FeeWaiverStanding {
        let member = matter.row.member
        let last = term.period.start.adding(days: -1)
        let clock = matter.subscription.benefitClock(today: last, joined: matter.row.startsOn)
        var spend: Money?
        var points: Int64 = 0
        switch waiver.after {
        case .spend(let needed):
            let key = TallyKey(.spend, benefit)
            let sum = try tally(of: member, key, in: clock.term)
            spend = Money(minorUnits: sum, currency: needed.currency)
        case .points:
            guard let programme = plan.points else { return .neverEarned }
            points = try tally(of: member, TallyKey(.points, programme.id), in: clock.term)
        case nil: break
        }
        var waived: Int64 = 0
        if let times = waiver.times {
            let today = matter.subscription.benefitClock(
                today: term.period.start,
                joined: matter.row.startsOn
            )
            let window = times.window.period(today)
            waived = try tally(of: member, TallyKey(.waived, benefit), in: window)
        }
        return waiver.standing(spend: spend, points: points, waived: waived)
    }

    /// Counts a waiver by its term, once: by what it was worth where the plan limits that.
    func noteWaived(_ benefit: String, _ term: ScheduledTerm, _ matter: Case) throws {
        guard let invoice = matter.invoice else { return }
        var worth: Int64 = 0
        for line in invoice.lines where line.kind == .discount && line.offer == benefit {
            worth -= try line.gross().minorUnits
        }
        let amount = Money(minorUnits: worth, currency: invoice.amount.currency)
        let version = try engine.plans.version(matter.agreement.planVersion, reader)
        let held = version?.plan.benefit(benefit, tier: try tier(of: matter))?.benefit
        guard case .feeWaiver(let waiver) = held?.terms else { return }
        let counted: Int64
        switch waiver.times?.amount {
        case .money: counted = worth
        case .units, nil: counted = 1
        }
        count(
            TallyKey(.waived, benefit),
            of: matter.row.member,
            on: term.period.start,
            counted
        )
        note(
            JournalEntry(
                kind: JournalKind.feeWaived,
                member: matter.row.member,
                subscription: matter.row.id,
                data: JournalData.object { data in
                    data.text("benefit", benefit)
                    data.text("invoice", invoice.id.description)
                    data.day("term", term.period.start)
                    data.money("amount", amount)
                }
            )
        )
    }
}

extension Plan {
    /// Whether the plan or a tier of it waives renewals that are earned.
    fileprivate var waivesRenewals: Bool {
        (benefits + (tiers?.tiers.flatMap(\.benefits) ?? [])).contains { benefit in
            guard case .feeWaiver(let waiver) = benefit.terms else { return false }
            return waiver.fee == FeeWaiver.renewal
        }
    }
}

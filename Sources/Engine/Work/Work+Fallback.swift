import Membership
import Store

/// What an unpaid subscription falls back to.
extension Work {
    /// Goes on with a free price of another plan, from the day on which the unpaid one ended.
    ///
    /// A member who has that plan already keeps what there is.
    func fallBack(to plan: String, _ price: String, _ matter: inout Case) throws {
        guard try !hasLive(plan, besides: matter.row) else { return }
        // One that is to change to that plan keeps the place: a member has one subscription to it.
        let planned = try engine.planned(plan, of: matter.row.member, reader)
        guard planned == nil || planned?.id == matter.row.id else { return }
        let (version, free) = try freePrice(price, of: plan, on: matter.today)
        guard let member = try reader.member(matter.row.member) else {
            throw StoreError.corrupt(path: "", detail: "\(matter.row.id) has no member")
        }
        let admission: Admission
        do {
            try refuseHeldOut(member, version.plan)
            admission = try admit(member, to: version.plan, by: nil, on: matter.today)
        } catch let refused as Refused {
            // A debt that ends is no reason to let somebody in whom the plan does not take.
            note(
                JournalEntry(
                    kind: JournalKind.notFallenBack,
                    member: member.id,
                    subscription: matter.row.id,
                    data: JournalData.object {
                        $0.text("plan", plan)
                        $0.text("reason", refused.refusal.rawValue)
                    }
                )
            )
            return
        }
        let agreement = try engine.agreement(
            Terms(
                version: version,
                price: free,
                payer: member.id,
                payWith: .none,
                startsOn: matter.today,
                origin: .fallback
            )
        )
        let id = try engine.open(
            Beginning(
                member: member,
                calendar: matter.calendar,
                today: matter.today,
                agreement: agreement,
                startsOn: matter.today,
                origin: .fallback,
                previous: matter.row.id,
                admission: admission
            ),
            self
        )
        note(
            JournalEntry(
                kind: JournalKind.fellBack,
                member: member.id,
                subscription: matter.row.id,
                data: JournalData.object {
                    $0.text("to", id.description)
                    $0.text("plan", plan)
                    $0.text("price", price)
                }
            )
        )
    }

    /// Whether the member has another subscription to a plan, those of this commit included.
    private func hasLive(_ plan: String, besides row: SubscriptionRow) throws -> Bool {
        let member = row.member
        // The one that ends may have been of that plan until this very commit.
        if let live = try engine.live(plan, of: member, reader), live.id != row.id {
            // One that this very commit has ended is none any more.
            let later = changes.subscriptions.last { $0.id == live.id }
            if later?.state.isEnded != true { return true }
        }
        return changes.newSubscriptions.contains {
            $0.member == member && $0.plan == plan && !$0.state.isEnded
        }
    }

    /// The newest version of a plan in which a price is free; on sale it is, unless it was changed since
    /// the subscription agreed to it.
    private func freePrice(
        _ price: String,
        of plan: String,
        on day: CivilDate
    ) throws -> (version: PlanVersion, price: Price) {
        try engine.plans.refreshIfGrown(reader)
        let versions = engine.plans.catalog.versions.values.filter { $0.plan.id == plan }
        for version in versions.sorted(by: { $0.number > $1.number }) {
            guard let found = version.plan.price(price),
                let amount = engine.plans.price(price, of: version.id, on: day)?.version.amount,
                amount.isZero
            else { continue }
            return (version, found)
        }
        throw Refused(.fallbackNotFree, "\(plan) \(price)")
    }
}

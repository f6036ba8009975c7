import Membership
import Store

/// What a purchase brings besides points: stamps that are full, rewards, and tickets that are drawn.
extension Work {
    /// Gives what a purchase made due, to whose figures it changed; of several plans that count the same, the oldest membership's.
    func giveWhatIsDue(
        of purchase: PurchaseRow,
        to member: MemberRow,
        _ pools: Pools
    ) throws {
        let memberships = try engine.memberships(
            of: reader.entitlements(of: member.key),
            at: purchase.purchasedAt,
            reader
        )
        var counted = Set(
            purchase.effects.compactMap { row -> TallyKey? in
                if case .tally(let key, _) = row.effect { key } else { nil }
            }
        )
        for membership in memberships {
            let plan = membership.version.plan
            for promised in plan.benefits(tier: membership.entitlement.tier)
            where membership.gives(promised, at: purchase.purchasedAt) {
                let benefit = promised.benefit
                switch benefit.terms {
                case .reward(let reward):
                    let key = TallyKey(.spend, benefit.id)
                    guard membership.subscription.member == pools.holder(of: key).id,
                        counted.remove(key) != nil
                    else { continue }
                    try follow(reward, benefit, of: membership, purchase)
                case .spendReward(let reward):
                    let key = TallyKey(reward.tallied, benefit.id)
                    guard counted.remove(key) != nil else { continue }
                    try award(reward, benefit, membership, purchase, to: pools.holder(of: key))
                case .access, .config, .quota, .discount, .memberPrice, .shippingWaiver,
                    .multiplier, .grantDrip, .serviceCredit, .priority, .guestPass, .draw,
                    .donation, .feeWaiver:
                    continue
                }
            }
        }
        for (index, row) in purchase.effects.enumerated() {
            guard case .ticket(let name) = row.effect else { continue }
            try drawTicket(of: name, effect: index + 1, purchase, member, memberships)
        }
    }

    /// Gives what full stamps stand for. What was given stays given when purchases come back: the same
    /// figure has to be reached again first.
    private func award(
        _ reward: SpendReward,
        _ benefit: Benefit,
        _ membership: CountedMembership,
        _ purchase: PurchaseRow,
        to member: MemberRow
    ) throws {
        let issued = TallyKey(.issued, benefit.id)
        let standing = reward.standing(
            counted: try tally(of: member.id, TallyKey(reward.tallied, benefit.id)),
            awarded: try tally(of: member.id, issued)
        )
        let given = try give(
            reward.award,
            times: standing.due,
            from: .stamps,
            points: membership.version.plan.points,
            to: member,
            subscription: membership.subscription.id,
            validFor: reward.validFor,
            LotCause(purchase: purchase.id)
        )
        guard let given else { return }
        count(issued, of: member.id, on: purchase.day, standing.due)
        note(
            JournalEntry(
                kind: JournalKind.stampsAwarded,
                member: member.id,
                data: JournalData.object { data in
                    data.text("benefit", benefit.id)
                    data.text("purchase", purchase.id.description)
                    data.number("awards", standing.due)
                    data.given(given)
                }
            )
        )
    }

    /// Takes back what a purchase brought at once and nobody has used, as far as it is not due any more.
    func takeBackRewards(of purchase: PurchaseRow, day: CivilDate) throws {
        for entry in try reader.entries(of: purchase.id)
        where entry.entry.kind == .granted && entry.purchaseReturn == nil {
            guard let row = try lot(entry.entry.lot), row.lot.source == .reward,
                row.lot.holding.kind == .certificate, let currency = row.lot.holding.currency,
                let id = row.lot.subscription, let stored = try reader.subscription(id),
                let plan = try engine.plans.version(stored.planVersion, reader)?.plan,
                case .reward(let reward)? = plan.anyBenefit(row.lot.holding.name)?.terms
            else { continue }
            let benefit = row.lot.holding.name
            let (member, issued) = (row.lot.member, TallyKey(.issued, benefit))
            let spend = Money(
                minorUnits: try tally(of: member, TallyKey(.spend, benefit)),
                currency: currency
            )
            let over = try tally(of: member, issued) - reward.accrued(spend: spend).minorUnits
            let free = row.lot.remaining - (try holds(of: member)[row.id] ?? 0)
            let back = min(over, free)
            guard back > 0 else { continue }
            try move(row.lot, .clawedBack, by: 0 - back, LotCause(purchase: purchase.id))
            count(issued, of: member, on: day, 0 - back)
            note(
                JournalEntry(
                    kind: JournalKind.rewardTakenBack,
                    member: member,
                    subscription: id,
                    data: JournalData.object { data in
                        data.text("benefit", benefit)
                        data.text("purchase", purchase.id.description)
                        data.money("amount", Money(minorUnits: back, currency: currency))
                    }
                )
            )
        }
    }
}

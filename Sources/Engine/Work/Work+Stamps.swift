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

    /// Takes back what rewards at once have brought too much of, as far as nobody has used it: the
    /// purchase's own certificate first, then the latest. What was used makes the next one smaller.
    func takeBackRewards(of purchase: PurchaseRow, day: CivilDate) throws {
        for row in purchase.effects {
            guard case .tally(let key, _) = row.effect, key.kind == .spend, let member = row.member
            else { continue }
            let currency = purchase.amounts.net.currency
            let certificates = try lots(
                of: member,
                Holding(.certificate, key.name, currency: currency)
            ).filter { $0.lot.source == .reward }.sorted { first, second in
                let isOwn = (first.purchase == purchase.id, second.purchase == purchase.id)
                return isOwn.0 == isOwn.1 ? first.id > second.id : isOwn.0
            }
            guard let id = certificates.first?.lot.subscription,
                let version = try reader.subscription(id)?.planVersion,
                let plan = try engine.plans.version(version, reader)?.plan,
                case .reward(let reward)? = plan.anyBenefit(key.name)?.terms,
                reward.isIssuedAtOnce
            else { continue }
            try takeBack(certificates, of: reward, key.name, member, purchase, day)
        }
    }

    private func takeBack(
        _ certificates: [LotRow],
        of reward: Reward,
        _ benefit: String,
        _ member: MemberID,
        _ purchase: PurchaseRow,
        _ day: CivilDate
    ) throws {
        let (currency, issued) = (purchase.amounts.net.currency, TallyKey(.issued, benefit))
        let spend = Money(
            minorUnits: try tally(of: member, TallyKey(.spend, benefit)),
            currency: currency
        )
        let over = try tally(of: member, issued) - reward.accrued(spend: spend).minorUnits
        let holds = try holds(of: member)
        var left = over
        for row in certificates where left > 0 {
            let back = min(left, row.lot.remaining - (holds[row.id] ?? 0))
            guard back > 0 else { continue }
            try move(row.lot, .clawedBack, by: 0 - back, LotCause(purchase: purchase.id))
            left -= back
        }
        guard left < over else { return }
        count(issued, of: member, on: day, left - over)
        note(
            JournalEntry(
                kind: JournalKind.rewardTakenBack,
                member: member,
                data: JournalData.object { data in
                    data.text("benefit", benefit)
                    data.text("purchase", purchase.id.description)
                    data.money("amount", Money(minorUnits: over - left, currency: currency))
                }
            )
        )
    }
}

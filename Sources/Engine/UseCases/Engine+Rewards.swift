import Membership
import Store

/// What purchases have brought: rewards, stamps, certificates and things to collect.
extension Engine {
    /// Where a member stands with rewards and stamps, and what there is to use.
    package func rewards(of member: String) throws -> MemberRewards {
        try store.read { reader in
            let row = try find(member, reader)
            let now = try now(reader)
            let memberships = try memberships(
                of: reader.entitlements(of: member),
                at: now,
                reader
            )
            let pools = try Pools(of: row, memberships, at: now, reader)
            var rewards: [MemberRewards.Accruing] = []
            var stamps: [MemberRewards.Stamps] = []
            for membership in memberships {
                let plan = membership.version.plan
                for promised in plan.benefits(tier: membership.entitlement.tier)
                where membership.gives(promised, at: now) {
                    switch promised.benefit.terms {
                    case .reward(let reward):
                        let key = TallyKey(.spend, promised.benefit.id)
                        guard membership.subscription.member == pools.holder(of: key).id else {
                            continue
                        }
                        let found = try accruing(reward, promised.benefit, membership, reader)
                        if let found { rewards.append(found) }
                    case .spendReward(let reward):
                        stamps.append(
                            try standing(
                                reward,
                                promised.benefit,
                                membership,
                                pools.holder(of: TallyKey(.stamps, promised.benefit.id)).id,
                                reader
                            )
                        )
                    case .access, .config, .quota, .discount, .memberPrice, .shippingWaiver,
                        .multiplier, .grantDrip, .serviceCredit, .priority, .guestPass, .draw,
                        .donation, .feeWaiver:
                        continue
                    }
                }
            }
            let lots = try reader.lots(of: row.id).filter { $0.lot.isLive(at: now) }
            return MemberRewards(
                member: member,
                rewards: rewards,
                stamps: stamps,
                certificates: lots.filter { $0.lot.holding.kind == .certificate },
                things: lots.filter { $0.lot.holding.kind == .item }
            )
        }
    }

    private func accruing(
        _ reward: Reward,
        _ benefit: Benefit,
        _ membership: CountedMembership,
        _ reader: Reader
    ) throws -> MemberRewards.Accruing? {
        guard let currency = reward.currency(in: membership.version.plan) else { return nil }
        let id = membership.subscription.id
        let period = reward.isIssuedAtOnce ? nil : reward.window?.period(membership.clock)
        func money(_ kind: TallyKey.Kind) throws -> Money {
            let key = TallyKey(kind, benefit.id)
            let amount = try reader.tally(of: membership.subscription.member, key, in: period)
            return Money(minorUnits: amount, currency: currency)
        }
        let spend = try money(.spend)
        let queued = try reader.upkeep(
            UpkeepRow.Key(
                .reward,
                member: membership.subscription.member,
                subscription: id,
                name: benefit.id
            )
        )
        return MemberRewards.Accruing(
            subscription: id,
            plan: membership.version.plan.id,
            benefit: benefit,
            window: period,
            spend: spend,
            accrued: try reward.accrued(spend: spend),
            cap: reward.cap,
            settled: try money(.issued),
            nextIssue: queued?.dueAt.map(membership.calendar.day(of:)),
            issues: try reader.rewardIssues(of: id).filter { $0.benefit == benefit.id }
        )
    }

    private func standing(
        _ reward: SpendReward,
        _ benefit: Benefit,
        _ membership: CountedMembership,
        _ member: MemberID,
        _ reader: Reader
    ) throws -> MemberRewards.Stamps {
        let awarded = try reader.tally(of: member, TallyKey(.issued, benefit.id))
        return MemberRewards.Stamps(
            subscription: membership.subscription.id,
            plan: membership.version.plan.id,
            benefit: benefit,
            reward: reward,
            standing: reward.standing(
                counted: try reader.tally(of: member, TallyKey(reward.tallied, benefit.id)),
                awarded: awarded
            ),
            awarded: awarded
        )
    }

    /// What a purchase gave at once besides points: lots of rewards and of full stamps.
    func gifts(of purchase: PurchaseID, _ reader: Reader) throws -> [LotRow] {
        try reader.entries(of: purchase).filter { $0.entry.kind == .granted }
            .compactMap { try reader.lot($0.entry.lot) }
            .filter { row in
                switch row.lot.source {
                case .reward, .stamps: true
                case .plan, .tier, .rollover, .grant, .drip, .purchase, .draw, .milestone,
                    .referral, .transfer, .returned, .overage:
                    false
                }
            }
    }
}

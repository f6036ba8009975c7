import Membership
import Store

extension Engine {
    /// What a member's memberships cost and brought in the term that runs, the oldest first; for who has
    /// none any more, the last one in its last term.
    package func statements(of member: String) throws -> [StatementView] {
        try store.read { reader in
            let row = try find(member, reader)
            let work = try Work(self, reader, now: now(reader))
            let all = try reader.subscriptions(of: row.id)
            let live = all.filter { !$0.state.isEnded }
            return try (live.isEmpty ? Array(all.suffix(1)) : live).compactMap { subscription in
                try work.statement(of: work.load(subscription), row)
            }
        }
    }
}

extension Work {
    fileprivate func statement(of matter: Case, _ member: MemberRow) throws -> StatementView? {
        guard let plan = try engine.plans.version(matter.row.planVersion, reader)?.plan else {
            return nil
        }
        let clock = matter.subscription.benefitClock(
            today: matter.today,
            joined: matter.row.startsOn
        )
        let term = BenefitWindow.term.period(clock) ?? clock.term
        let tiers = try plan.tiers.flatMap { try tierRules($0.id, of: member) }
        let standing: TierView? = try tiers.flatMap { rules in
            guard try tierStatus(of: member, rules.set.id) != nil else { return nil }
            return try view(rules, of: member)
        }
        let points = try plan.points.map { try self.points($0.id, of: member) }
        let statement = try MemberStatement(
            period: term,
            fee: feePaid(matter, in: term),
            uses: uses(matter, plan, standing?.status.tier, in: term),
            tier: standing.map { view in
                MemberStatement.Standing(
                    tier: view.status.tier,
                    validUntil: view.status.validUntil,
                    outlook: view.outlook
                )
            },
            expiring: points.flatMap { points in
                points.expiring.map { expiring in
                    [
                        MemberStatement.ExpiringPoints(
                            points: points.programme,
                            amount: expiring.points,
                            on: matter.calendar.day(of: expiring.at)
                        )
                    ]
                }
            } ?? []
        )
        return StatementView(
            member: member.key,
            subscription: matter.row.id,
            plan: plan.id,
            planName: plan.name,
            state: matter.subscription.state.name,
            statement: statement,
            tiers: standing?.set,
            points: points
        )
    }

    /// What was paid for the days of a term, tax and all, less what was given back of it. An invoice over
    /// more than the term counts with its days in it.
    private func feePaid(_ matter: Case, in term: Period) throws -> Money {
        var fee = Money.zero(matter.agreement.price.currency)
        for invoice in try reader.invoices(of: matter.row) where invoice.state == .paid {
            for line in invoice.lines {
                switch line.kind {
                // What was carried belongs to earlier days, and what went to the balance is not spent.
                case .carried, .toBalance: continue
                case .term, .change, .credit, .discount:
                    fee = try fee.adding(line.gross().part(of: line.period, in: term))
                }
            }
            for note in try reader.creditNotes(of: invoice.id) {
                let back = try note.toMethod.adding(note.toPaid).adding(note.toGranted)
                fee = try fee.subtracting(back.part(of: invoice.period, in: term))
            }
        }
        return fee.isNegative ? .zero(fee.currency) : fee
    }

    /// What came of each benefit: what checkouts took off, what was told, and what was given.
    private func uses(
        _ matter: Case,
        _ plan: Plan,
        _ tier: String?,
        in term: Period
    ) throws -> [MemberStatement.Use] {
        let member = matter.row.member
        let currency = matter.agreement.price.currency
        let gains = Dictionary(
            try reader.gains(of: member, in: term, currency).map { ($0.benefit, $0) },
            uniquingKeysWith: { $1 }
        )
        let told = Dictionary(
            grouping: try reader.benefitUses(of: member).filter {
                $0.subscription == matter.row.id && term.contains($0.day)
            },
            by: \.benefit
        )
        return try plan.benefits(tier: tier).compactMap { promised in
            let benefit = promised.benefit
            let use: MemberStatement.Use
            switch benefit.terms {
            case .reward:
                let issued = try reader.tallyDays(
                    of: member,
                    TallyKey(.issued, benefit.id),
                    in: term
                ).filter { $0.amount != 0 }
                let lost = try forfeited(benefit.id, matter, in: term)
                use = MemberStatement.Use(
                    benefit: benefit,
                    count: Int64(issued.count),
                    saved: Money(
                        minorUnits: max(0, issued.reduce(0) { $0 + $1.amount } - lost),
                        currency: currency
                    )
                )
            case .spendReward(let reward):
                let key = TallyKey(.issued, benefit.id)
                let times = try tally(of: member, key, in: term)
                use = given(reward.award, times, benefit, plan)
            case .draw(let draw):
                let times = try reader.prizes(of: member, plan.id, benefit.id, in: term)
                use = given(draw.prize, times, benefit, plan)
            case .grantDrip(let drip):
                let times = try reader.drips(of: matter.row.id)
                    .count { $0.benefit == benefit.id && term.contains($0.day) }
                use = given(drip.award, Int64(times), benefit, plan)
            case .access, .config, .quota, .discount, .memberPrice, .shippingWaiver, .multiplier,
                .serviceCredit, .priority, .guestPass, .donation, .feeWaiver:
                use = try used(benefit, gains[benefit.id], told[benefit.id] ?? [], currency)
            }
            // What is worth so much a term is worth it whether it was used or not.
            if case .term? = benefit.worth { return use }
            return use.count == 0 && use.saved?.isPositive != true ? nil : use
        }
    }

    /// What checkouts took off, and what the shop told of: with its own value, or by what the plan says a
    /// use is worth.
    private func used(
        _ benefit: Benefit,
        _ gain: BenefitGain?,
        _ told: [BenefitUseRow],
        _ currency: Currency
    ) throws -> MemberStatement.Use {
        let (purchases, uses) = (gain?.purchases ?? 0, gain?.uses ?? 0)
        let count = max(purchases, uses) + Int64(told.count)
        var known = told.compactMap(\.value).filter { $0.currency == currency }
        var unknown = Int64(told.count - known.count)
        if let gain, gain.saved > 0 {
            known.append(Money(minorUnits: gain.saved, currency: currency))
        } else {
            unknown += uses
        }
        guard !known.isEmpty else { return MemberStatement.Use(benefit: benefit, count: count) }
        if case .use(let worth)? = benefit.worth, worth.currency == currency {
            known.append(try worth.multiplied(by: unknown))
        }
        return MemberStatement.Use(benefit: benefit, count: count, saved: try Money.sum(known))
    }

    /// What was given so many times.
    private func given(
        _ award: Award,
        _ times: Int64,
        _ benefit: Benefit,
        _ plan: Plan
    ) -> MemberStatement.Use {
        MemberStatement.Use(
            benefit: benefit,
            count: times,
            saved: award.worth(redemption: plan.points?.redemptions.first)
                .flatMap { try? $0.multiplied(by: times) }
        )
    }

    private func forfeited(_ benefit: String, _ matter: Case, in term: Period) throws -> Int64 {
        try reader.rewardIssues(of: matter.row.id).reduce(0) { sum, row in
            guard case .forfeited = row.state, row.benefit == benefit, term.contains(row.window)
            else { return sum }
            return sum + row.amount.minorUnits
        }
    }
}

extension Money {
    /// What of an amount for a period falls into another one, by days.
    fileprivate func part(of period: Period, in other: Period) throws(MoneyError) -> Money {
        let start = max(period.start, other.start)
        let end = min(period.end, other.end)
        guard start < end else { return .zero(currency) }
        return try scaled(times: Int64(start.days(until: end)), over: Int64(period.days))
    }
}

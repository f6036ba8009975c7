extension Quote {
    /// What would have saved more: another plan, the next tier, a little more in the basket. The largest
    /// saving first, and of equal ones the one that costs less.
    static func tips(_ quoting: Quoting, _ sources: [CheckoutSource]) -> [QuoteTip] {
        let tips =
            joining(quoting, sources) + reaching(quoting, sources) + quoting.ladderTips
            + quoting.deliveryTips
        return tips.enumerated().sorted { first, second in
            let (one, other) = (first.element, second.element)
            if one.saves != other.saves { return one.saves.minorUnits > other.saves.minorUnits }
            if one.fee != other.fee { return one.fee < other.fee }
            return first.offset < second.offset
        }.map(\.element)
    }

    /// Plans that anybody may join, and what this basket would have cost with each.
    private static func joining(_ quoting: Quoting, _ sources: [CheckoutSource]) -> [QuoteTip] {
        let (basket, facts) = (quoting.basket, quoting.facts)
        // Who is compared with a plan's members cannot join it otherwise.
        let held = Set(
            sources.filter { $0.isAlive(at: facts.asOf) || $0.entitlement.isHeldOut }
                .map(\.plan.id)
        )
        let due = quoting.due
        return facts.catalog.currentVersions.compactMap { version in
            let plan = version.plan
            guard !held.contains(plan.id), !plan.admission.byInvitation,
                plan.admission.verified == nil
            else { return nil }
            let tier = plan.firstTier(sources)
            guard !version.promises(tier: tier).touches.isEmpty,
                let (price, fee) = plan.cheapest(basket.currency, on: facts.today)
            else { return nil }
            let joined = CheckoutSource.assumed(version, price, tier: tier, at: facts)
            let other = quoting.joined(by: joined)
            return tip(
                .join(plan: plan.id, price: price.id, fee: fee),
                quoting,
                saves: due - other.due,
                other.earns
            )
        }
    }

    /// The next tier of each plan the member has.
    private static func reaching(_ quoting: Quoting, _ sources: [CheckoutSource]) -> [QuoteTip] {
        sources.indices.compactMap { index in
            let source = sources[index]
            guard source.isAlive(at: quoting.facts.asOf),
                !quoting.sources[index].held.isEmpty
                    || quoting.sources[index].standing != nil,
                let next = source.plan.tiers?.next(above: source.entitlement.tier)
            else { return nil }
            var raised = sources
            raised[index] = source.reaching(next.id)
            let other = quoting.standing(with: raised)
            return tip(
                .reach(plan: source.plan.id, tier: next.id),
                quoting,
                saves: quoting.due - other.due,
                other.earns
            )
        }
    }

    /// A tip, if it saves or brings anything beyond what there is.
    private static func tip(
        _ kind: QuoteTip.Kind,
        _ quoting: Quoting,
        saves: Int64,
        _ earns: QuoteEarnings
    ) -> QuoteTip? {
        guard saves > 0 || (saves == 0 && earns.isMore(than: quoting.earns)) else { return nil }
        return QuoteTip(kind: kind, saves: quoting.basket.money(saves), earns: earns)
    }
}

extension QuoteTip {
    fileprivate var fee: Int64 {
        switch kind {
        case .join(_, _, let fee): fee.minorUnits
        case .reach, .spendMore, .buyMore: 0
        }
    }
}

extension QuoteEarnings {
    fileprivate func isMore(than other: QuoteEarnings) -> Bool {
        points.reduce(0) { $0 + $1.earned.total } > other.points.reduce(0) { $0 + $1.earned.total }
            || rewards.reduce(0) { $0 + $1.amount.minorUnits }
                > other.rewards.reduce(0) { $0 + $1.amount.minorUnits }
            || stamps.count > other.stamps.count || tickets.count > other.tickets.count
    }
}

extension Quoting {
    /// The next step of each ladder that this very basket can still reach, with what its higher share
    /// would take off the goods that are in the basket now; what the goods still to come would save is
    /// not counted in.
    var ladderTips: [QuoteTip] {
        sources.flatMap { source in source.held.compactMap { ladderTip($0, source) } }
    }

    private func ladderTip(_ held: HeldBenefit, _ source: QuoteSource) -> QuoteTip? {
        guard case .discount(let discount) = held.benefit.terms,
            case .ladder(let ladder) = discount.off,
            ladder.currency.map({ $0 == basket.currency }) ?? true
        else { return nil }
        let covered = goods.covered(by: held.benefit, of: source).lines
        guard !covered.isEmpty else { return nil }
        let standing = goods.standing(ladder, covered, held, source)
        guard standing.countsThis, let next = ladder.next(after: standing.at) else { return nil }
        let value = covered.reduce(Int64(0)) { $0 + goods.lines[$1].base }
        let now = covered.reduce(Int64(0)) { $0 + goods.lines[$1].base - goods.lines[$1].left }
        let more = next.from - standing.at
        guard case .success(let most) = goods.most(discount, held, source) else { return nil }
        let whole = next.rate.ofUnits(value)
        let off = most.map { min(whole, $0) } ?? whole
        guard off > now else { return nil }
        return QuoteTip(
            kind: standing.isItems
                ? .buyMore(held.name, items: more)
                : .spendMore(held.name, more: basket.money(more)),
            saves: basket.money(off - now),
            earns: nil
        )
    }

    /// Deliveries that a little more in the basket would make free.
    var deliveryTips: [QuoteTip] {
        guard let chosen = deliveries.first(where: \.isChosen), chosen.price.isPositive else {
            return []
        }
        return sources.flatMap { source in
            source.held.compactMap { held -> QuoteTip? in
                guard case .shippingWaiver(let waiver) = held.benefit.terms,
                    unused.contains(where: { unused in
                        unused.benefit == held.name && unused.reason == .check(.belowMinimumBasket)
                    }),
                    let minimum = waiver.minimum(in: basket.channel),
                    minimum.currency == basket.currency,
                    // Who chose a delivery wants that one; else any that comes free will do.
                    waiver.speed == ShippingWaiver.anySpeed || waiver.speed == chosen.speed
                        || (basket.delivery == nil
                            && basket.deliveries.contains { $0.speed == waiver.speed })
                else { return nil }
                let more = minimum.minorUnits - worth(for: source)
                return QuoteTip(
                    kind: .spendMore(held.name, more: basket.money(more)),
                    saves: chosen.price,
                    earns: nil
                )
            }
        }
    }
}

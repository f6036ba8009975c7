extension Quoting {
    mutating func priceFees() {
        /// What this basket waived already, by benefit: fees, and what they were worth.
        var taken: [BenefitName: (times: Int64, amount: Int64)] = [:]
        var obstacles: [BenefitName: (UnusedReason, String?)] = [:]
        for fee in basket.fees {
            var waivedBy: BenefitName?
            var waived: Int64 = 0
            for source in sources {
                for held in source.held where waivedBy == nil && fee.amount.isPositive {
                    guard case .feeWaiver(let waiver) = held.benefit.terms, waiver.fee == fee.fee
                    else { continue }
                    switch self.waived(waiver, fee, held, source, taken[held.name] ?? (0, 0)) {
                    case .success(let amount):
                        (waivedBy, waived) = (held.name, amount)
                    case .failure(let obstacle):
                        obstacles[held.name] = (obstacle.reason, obstacle.remedy)
                    }
                }
            }
            if let waivedBy {
                let before = taken[waivedBy] ?? (0, 0)
                taken[waivedBy] = (before.times + 1, before.amount + waived)
            }
            fees.append(
                QuoteFee(
                    fee: fee.fee,
                    list: fee.amount,
                    price: basket.money(fee.amount.minorUnits - waived),
                    waivedBy: waivedBy
                )
            )
        }
        for source in sources {
            for held in source.held {
                guard case .feeWaiver(let waiver) = held.benefit.terms else { continue }
                if let (times, amount) = taken[held.name] {
                    use(held.name, saved: amount)
                    let count = waiver.times?.isMoney == true ? amount : times
                    effects.append(.tally(TallyKey(.waived, held.benefit.id), count))
                } else if let (reason, remedy) = obstacles[held.name] {
                    note(held.name, reason, remedy)
                }
            }
        }
    }

    /// What of a fee is waived.
    private func waived(
        _ waiver: FeeWaiver,
        _ fee: BasketFee,
        _ held: HeldBenefit,
        _ source: QuoteSource,
        _ taken: (times: Int64, amount: Int64)
    ) -> Result<Int64, GoodsPricing.Unused> {
        func unused(_ reason: UnusedReason, _ remedy: String?) -> Result<Int64, GoodsPricing.Unused>
        {
            .failure(GoodsPricing.Unused(reason: reason, remedy: remedy))
        }
        if let found = held.benefit.scope.obstacle(toAll: basket, of: source) {
            return unused(.check(found.answer.reason), found.answer.remedy)
        }
        let term = BenefitWindow.term.period(source.clock)
        let spend = facts.tally(TallyKey(.spend, held.benefit.id), term)
        let points = source.plan.points.map { facts.tally(TallyKey(.points, $0.id), term) } ?? 0
        var waived: Int64 = 0
        if let times = waiver.times {
            waived = facts.tally(
                TallyKey(.waived, held.benefit.id),
                times.window.period(source.clock)
            ).addingClamped(times.isMoney ? taken.amount : taken.times)
        }
        switch waiver.standing(spend: basket.money(spend), points: points, waived: waived) {
        case .waived: break
        case .missing(.spend(let more)):
            return unused(.notEarned, "\(more) more spent in this term")
        case .missing(.points(let more)):
            return unused(.notEarned, "\(more) more points in this term")
        case .usedUp:
            let next = waiver.times?.window.period(source.clock)?.end
            return unused(.check(.quotaUsedUp), next.map { "the next begin on \($0)" })
        case .neverEarned: return unused(.notEarned, nil)
        }
        guard case .money(let most) = waiver.times?.amount else {
            return .success(fee.amount.minorUnits)
        }
        guard most.currency == basket.currency else {
            return unused(.check(.currencyMismatch), "it is in \(most.currency)")
        }
        return .success(min(fee.amount.minorUnits, most.minorUnits - waived))
    }

    // MARK: Uses that are asked for

    /// Counted benefits the member asks for by name; a request is met whole or not at all.
    mutating func takeUses() {
        collect()
        let things = Set(facts.collected(basket).map(\.name.benefit))
        var taken: [String: Int64] = [:]
        for request in basket.uses where !things.contains(request.benefit) {
            let promised = sources.compactMap { source in
                source.held.first { $0.benefit.id == request.benefit }.map { ($0, source) }
            }
            guard let (held, source) = promised.first else {
                let refused = sources.lazy.flatMap(\.refused)
                    .first { $0.benefit.benefit == request.benefit }
                let name = BenefitName(
                    plan: nil,
                    tier: nil,
                    benefit: request.benefit,
                    kind: nil
                )
                unused.append(
                    refused
                        ?? UnusedBenefit(
                            benefit: name,
                            reason: .check(sources.isEmpty ? .noSubscription : .notInPlan),
                            remedy: nil
                        )
                )
                continue
            }
            let benefit = held.benefit
            if let found = benefit.scope.obstacle(toAll: basket, of: source) {
                note(held.name, .check(found.answer.reason), found.answer.remedy)
                continue
            }
            let needed = benefit.usesNeeded(request.quantity)
            let count = count(benefit, source, taken[benefit.id] ?? 0)
            let (reason, remedy) = benefit.judging(count, quantity: request.quantity)
            if let reason, !reason.isEntitled {
                note(held.name, .check(reason), remedy)
                continue
            }
            taken[benefit.id, default: 0] += needed
            used.append(
                UsedBenefit(
                    benefit: held.name,
                    saved: .zero(basket.currency),
                    reason: reason ?? held.reason,
                    uses: needed
                )
            )
            if benefit.windowGrant != nil {
                effects.append(.use(Holding(.uses, benefit.id), needed))
            } else if benefit.isCounted {
                effects.append(.tally(TallyKey(.used, benefit.id), needed))
            }
        }
    }

    /// Things the member has and asks for: what a line of them cost was taken off already.
    private mutating func collect() {
        for (name, item) in facts.collected(basket) {
            guard item.isMet else {
                note(name, .check(.quotaUsedUp), "there are \(max(0, item.available))")
                continue
            }
            let saved = used.contains { $0.benefit == name } ? 0 : goods.saved(by: name)
            used.append(
                UsedBenefit(
                    benefit: name,
                    saved: basket.money(saved),
                    reason: .given,
                    uses: item.quantity
                )
            )
            effects.append(.use(Holding(.item, name.benefit), item.quantity))
            if saved > 0 { effects.append(.tally(TallyKey(.saved, name.benefit), saved)) }
        }
    }

    /// What is left of a counted benefit, less what this basket took already.
    private func count(_ benefit: Benefit, _ source: QuoteSource, _ taken: Int64) -> Counted {
        let reset = benefit.countedWindow?.nextReset(source.clock, start: facts.start)
        guard let grant = benefit.windowGrant else {
            let used = benefit.countedWindow.map { window in
                facts.tally(TallyKey(.used, benefit.id), window.period(source.clock))
            }
            return Counted(used: (used ?? 0).addingClamped(taken), nextReset: reset)
        }
        let known =
            source.source.isAssumed
            ? Counted(remaining: grant.amount, limit: grant.amount, usage: 0, nextReset: reset)
            : Counted(facts.stack(grant.holding), nextReset: reset)
        let served = goods.uses.reduce(taken) { $1.key.benefit == benefit.id ? $0 + $1.value : $0 }
        return Counted(
            remaining: known.remaining.map { max(0, $0 - served) },
            limit: known.limit,
            usage: known.usage.addingClamped(served),
            overage: known.overage,
            pending: known.pending,
            nextReset: reset
        )
    }
}

extension Allowance {
    /// Whether it counts money and not pieces.
    var isMoney: Bool {
        if case .money = amount { true } else { false }
    }
}

extension Quoting {
    /// The effects with what a return has to know: who returns what earned nothing loses nothing.
    var booked: [BookedEffect] { effects.map(booked) }

    private func booked(_ effect: PurchaseEffect) -> BookedEffect {
        switch effect {
        case .points(let programme, _, _, _, _):
            return BookedEffect(effect, lines: places(earning: programme))
        case .tally(let key, _):
            switch key.kind {
            case .points: return BookedEffect(effect, lines: places(earning: key.name))
            case .metric: return metric(key, effect)
            case .spend, .items, .stamps:
                return BookedEffect(effect, lines: places(of: key.name))
            case .donated:
                // A gift is counted until the last of its purchase has come back.
                let benefit = key.givenBenefit
                return BookedEffect(
                    effect,
                    basis: benefit == key.name ? nil : .whole,
                    lines: places(of: benefit)
                )
            case .saved, .issued, .tickets, .prizes, .waived, .referrals, .used:
                return BookedEffect(effect)
            }
        case .use, .redeem, .certificate, .ticket: return BookedEffect(effect)
        }
    }

    /// An order counts until all of it has come back, things as they come back one by one.
    private func metric(_ key: TallyKey, _ effect: PurchaseEffect) -> BookedEffect {
        for source in sources {
            guard let tiers = source.plan.tiers,
                let metric = tiers.metrics.first(where: { "\(tiers.id)/\($0.id)" == key.name })
            else { continue }
            let basis: ReturnBasis
            switch metric.measure {
            case .orders: basis = .whole
            case .items: basis = .pieces
            case .netSpend, .grossSpend, .points, .tenure: basis = .value
            }
            return BookedEffect(effect, basis: basis, lines: places(of: source, metric.scope))
        }
        return BookedEffect(effect)
    }

    private func places(earning programme: String) -> [Int]? {
        let plan = earns.points.first { $0.programme == programme }?.plan
        guard let source = sources.first(where: { $0.plan.id == plan }),
            let rules = source.plan.points
        else { return nil }
        return places(of: source, rules.earning.scope)
    }

    private func places(of benefit: String) -> [Int]? {
        for source in sources {
            if let held = source.held.first(where: { $0.benefit.id == benefit }) {
                return places(of: source, held.benefit.scope)
            }
        }
        return nil
    }

    /// The places of the goods that a scope covers; `nil` for all lines.
    private func places(of source: QuoteSource, _ scope: BenefitScope) -> [Int]? {
        let lines = spent
        if scope.isEverywhere, source.takesAll { return nil }
        let places = lines.indices.filter { index in
            source.isGoods(lines[index].category)
                && !scope.covered([lines[index]], basket.context()).isEmpty
        }
        return places.isEmpty || places.count == lines.count ? nil : places
    }
}

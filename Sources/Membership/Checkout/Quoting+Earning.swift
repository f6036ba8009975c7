extension Quoting {
    /// What the purchase earns and is counted for. What several plans count alike is counted once.
    mutating func earn() {
        var counts = Counts()
        for source in sources where source.standing != nil { earn(from: source, &counts) }
        // A programme that several plans share gives what the best of them gives.
        for points in earns.points where points.earned.total > 0 {
            guard let rules = sources.first(where: { $0.plan.id == points.plan })?.plan.points,
                let effect = rules.effect(
                    points.earned,
                    life: points.life,
                    partner: basket.partner
                )
            else { continue }
            effects.append(effect)
            counts.add(TallyKey(.points, rules.id), points.earned.total)
        }
        effects += counts.effects
    }

    /// What one plan alone gives and counts.
    mutating func earn(from source: QuoteSource, _ counts: inout Counts) {
        let lines = spent(on: source)
        let earned = earnPoints(source, lines)
        count(source, lines, earned, &counts)
        for held in source.held { give(held, source, lines, &counts) }
    }

    /// Sums by what they are counted under; where two plans count the same, the larger.
    struct Counts {
        private var order: [TallyKey] = []
        private var sums: [TallyKey: Int64] = [:]

        mutating func add(_ key: TallyKey, _ amount: Int64) {
            guard amount != 0 else { return }
            if sums[key] == nil { order.append(key) }
            sums[key] = max(sums[key] ?? amount, amount)
        }

        var effects: [PurchaseEffect] {
            order.compactMap { key in sums[key].map { .tally(key, $0) } }
        }
    }

    /// The goods of a plan with what was paid for them. What a service made free was not bought.
    private func spent(on source: QuoteSource) -> [SpentLine] {
        source.takesAll ? spent : spent.filter { source.isGoods($0.category) }
    }

    /// Every line of a basket with what is paid for it.
    var spentLines: [SpentLine] {
        zip(basket.lines, goods.lines).enumerated().map { index, pair in
            let (item, line) = pair
            return SpentLine(
                product: item.product,
                category: item.category,
                quantity: line.quantity - line.free,
                gross: basket.money(line.list),
                net: basket.money(left(index))
            )
        }
    }

    // MARK: Points

    private mutating func earnPoints(_ source: QuoteSource, _ lines: [SpentLine]) -> EarnedPoints? {
        guard let rules = source.plan.points else { return nil }
        let window = rules.earning.cap.map { $0.window.period(source.clock) } ?? nil
        let before = facts.tally(TallyKey(.points, rules.id), window)
        guard
            let plain = rules.earned(
                lines: lines,
                context: basket.context(),
                multiplier: nil,
                earnedInWindow: before
            )
        else { return nil }
        var best = (earned: plain, multiplier: BenefitName?.none)
        for held in source.held {
            guard case .multiplier(let multiplier) = held.benefit.terms else { continue }
            let covered = held.benefit.scope.covered(lines, basket.context())
            if covered.isEmpty {
                note(held.name, .nothingToTakeOff)
                continue
            }
            let earned = multiplied(rules, multiplier, plain, lines, covered, before)
            if earned.total > best.earned.total { best = (earned, held.name) }
        }
        for held in source.held where held.name.kind == .multiplier {
            if held.name == best.multiplier {
                use(held.name, saved: 0)
            } else if !unused.contains(where: { $0.benefit == held.name }) {
                note(held.name, best.multiplier == nil ? .nothingToTakeOff : .betterBenefit)
            }
        }
        let points = QuoteEarnings.Points(
            plan: source.plan.id,
            programme: rules.id,
            name: rules.name,
            earned: best.earned,
            multiplier: best.multiplier,
            life: rules.life(givenAt: facts.asOf, on: facts.today, start: facts.start)
        )
        if let known = earns.points.firstIndex(where: { $0.programme == rules.id }) {
            if earns.points[known].earned.total < best.earned.total { earns.points[known] = points }
        } else {
            earns.points.append(points)
        }
        return best.earned
    }

    /// One multiplier works on a whole purchase, or on its part in scope: then the rest earns plainly.
    private func multiplied(
        _ rules: PointsRules,
        _ multiplier: Multiplier,
        _ plain: EarnedPoints,
        _ lines: [SpentLine],
        _ covered: [SpentLine],
        _ before: Int64
    ) -> EarnedPoints {
        let part = rules.earned(
            lines: covered,
            context: basket.context(),
            multiplier: multiplier,
            earnedInWindow: before
        )
        guard let part, covered.count < lines.count else { return part ?? plain }
        var room = Int64.max
        if let cap = rules.earning.purchaseCap { room = cap }
        if case .units(let units) = rules.earning.cap?.amount {
            room = min(room, Int64(clamping: Int128(units) - Int128(before)))
        }
        let wanted = part.extra.addingClamped(part.capped)
        let extra = min(wanted, max(0, room - plain.base))
        return EarnedPoints(
            base: plain.base,
            extra: extra,
            capped: plain.capped.addingClamped(wanted - extra)
        )
    }

    // MARK: Counts

    /// What tiers count.
    private func count(
        _ source: QuoteSource,
        _ lines: [SpentLine],
        _ earned: EarnedPoints?,
        _ counts: inout Counts
    ) {
        guard let tiers = source.plan.tiers else { return }
        for metric in tiers.metrics {
            let covered = metric.scope.covered(lines, basket.context())
            guard !covered.isEmpty else { continue }
            let amount: Int64
            switch metric.measure {
            case .netSpend(let currency): amount = covered.spent(.net, currency).minorUnits
            case .grossSpend(let currency): amount = covered.spent(.gross, currency).minorUnits
            case .points:
                amount =
                    covered.count == lines.count
                    ? earned?.base ?? 0
                    : source.plan.points?.earned(
                        lines: covered,
                        context: basket.context(),
                        multiplier: nil,
                        earnedInWindow: 0
                    )?.base ?? 0
            case .orders: amount = 1
            case .items: amount = covered.reduce(0) { $0 + $1.quantity }
            case .tenure: amount = 0
            }
            counts.add(
                TallyKey(.metric, "\(tiers.id)/\(metric.id)"),
                min(amount, metric.purchaseCap ?? amount)
            )
        }
    }

    /// What one benefit gives or counts.
    private mutating func give(
        _ held: HeldBenefit,
        _ source: QuoteSource,
        _ lines: [SpentLine],
        _ counts: inout Counts
    ) {
        func covered() -> [SpentLine] { held.benefit.scope.covered(lines, basket.context()) }
        func countSpend() {
            let spend = covered().spent(.net, basket.currency).minorUnits
            counts.add(TallyKey(.spend, held.name.benefit), spend)
        }
        switch held.benefit.terms {
        case .discount(let discount):
            if case .ladder(let ladder) = discount.off, case .cumulative = ladder.basis {
                countSpend()
            }
        case .feeWaiver(let waiver):
            if case .spend = waiver.after { countSpend() }
        case .reward(let reward): accrue(reward, held, source, covered(), &counts)
        case .spendReward(let reward): stamp(reward, held, covered(), &counts)
        case .draw(let draw): drawTicket(draw, held, source, covered())
        case .donation(let donation): donate(donation, held, source, covered())
        case .access, .config, .quota, .memberPrice, .shippingWaiver, .multiplier, .grantDrip,
            .serviceCredit, .priority, .guestPass:
            break
        }
    }

    private mutating func noteNothing(_ held: HeldBenefit, _ source: QuoteSource) {
        guard let found = held.benefit.scope.obstacle(toAll: basket, of: source)?.answer else {
            note(held.name, .nothingToTakeOff)
            return
        }
        note(held.name, .check(found.reason), found.remedy)
    }

    // MARK: Rewards

    private mutating func accrue(
        _ reward: Reward,
        _ held: HeldBenefit,
        _ source: QuoteSource,
        _ lines: [SpentLine],
        _ counts: inout Counts
    ) {
        let spend = lines.spent(reward.base, basket.currency)
        let key = TallyKey(.spend, held.benefit.id)
        guard spend.isPositive else {
            noteNothing(held, source)
            return
        }
        if let currency = reward.currency(in: source.plan), currency != basket.currency {
            note(held.name, .check(.currencyMismatch), "it is in \(currency)")
            return
        }
        let period = reward.window.map { $0.period(source.clock) } ?? nil
        let before = basket.money(facts.tally(key, period))
        let after = basket.money(before.minorUnits.addingClamped(spend.minorUnits))
        guard let accrued = try? reward.accrued(spend: after),
            let grown = try? accrued.subtracting(reward.accrued(spend: before))
        else {
            note(held.name, .check(.currencyMismatch), reward.cap.map { "it is in \($0.currency)" })
            return
        }
        counts.add(key, spend.minorUnits)
        guard grown.isPositive else {
            note(held.name, .capReached, period.map { "it begins again on \($0.end)" })
            return
        }
        use(held.name, saved: 0)
        earns.rewards.append(
            QuoteEarnings.Accrual(
                benefit: held.name,
                amount: grown,
                accrued: accrued,
                issuedOn: period.map { max(facts.today, reward.issueDay(of: $0)) }
            )
        )
    }

    private mutating func stamp(
        _ reward: SpendReward,
        _ held: HeldBenefit,
        _ lines: [SpentLine],
        _ counts: inout Counts
    ) {
        let counted = reward.counted(lines)
        let key = TallyKey(reward.tallied, held.benefit.id)
        guard counted > 0 else {
            note(held.name, .nothingToTakeOff)
            return
        }
        counts.add(key, counted)
        use(held.name, saved: 0)
        earns.stamps.append(
            QuoteEarnings.Stamps(
                benefit: held.name,
                counted: counted,
                standing: reward.standing(
                    counted: facts.tally(key, nil).addingClamped(counted),
                    awarded: facts.tally(TallyKey(.issued, held.benefit.id), nil)
                )
            )
        )
    }

    /// A ticket, which is drawn when the purchase is made; the tally beside it counts it.
    private mutating func drawTicket(
        _ draw: Draw,
        _ held: HeldBenefit,
        _ source: QuoteSource,
        _ lines: [SpentLine]
    ) {
        let key = TallyKey(.tickets, held.benefit.id)
        let period = draw.perMember.map { $0.window.period(source.clock) } ?? nil
        switch draw.obstacle(lines: lines, drawn: facts.tally(key, period)) {
        case nil:
            use(held.name, saved: 0)
            earns.tickets.append(held.name)
            effects += [.ticket(held.benefit.id), .tally(key, 1)]
        case .outOfScope: noteNothing(held, source)
        case .minimumBasket(let minimum):
            note(held.name, .check(.belowMinimumBasket), "it needs \(minimum)")
        case .memberLimit:
            note(held.name, .capReached, period.map { "it begins again on \($0.end)" })
        }
    }

    private mutating func donate(
        _ donation: Donation,
        _ held: HeldBenefit,
        _ source: QuoteSource,
        _ lines: [SpentLine]
    ) {
        let key = TallyKey(.donated, held.benefit.id)
        let gifts = TallyKey.donations(of: held.benefit.id)
        let isByGifts = donation.cap.map { !$0.isMoney } == true
        let period = donation.cap.map { $0.window.period(source.clock) } ?? nil
        let before = donation.cap == nil ? 0 : facts.tally(isByGifts ? gifts : key, period)
        guard let given = (try? donation.given(lines: lines, given: before)) ?? nil else {
            noteNothing(held, source)
            return
        }
        guard given.isPositive else {
            note(held.name, lines.isEmpty ? .nothingToTakeOff : .capReached)
            return
        }
        use(held.name, saved: 0)
        effects.append(.tally(key, given.minorUnits))
        if isByGifts { effects.append(.tally(gifts, 1)) }
        earns.donations.append(
            QuoteEarnings.Donated(benefit: held.name, to: donation.to, amount: given)
        )
    }
}

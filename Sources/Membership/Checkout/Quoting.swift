/// A quote on its way: goods, then delivery and fees, then what pays for them, then what is earned.
struct Quoting {
    let question: QuoteQuestion
    let sources: [QuoteSource]
    let best: GoodsPricing.Best
    var deliveries: [QuoteDelivery] = []
    var fees: [QuoteFee] = []
    /// Shares of certificates and of points in each line.
    var certificates: [Int64]
    var points: [Int64]
    var redemption: QuoteRedemption?
    var used: [UsedBenefit] = []
    var unused: [UnusedBenefit] = []
    var effects: [PurchaseEffect] = []
    /// Every line with what was paid for it, in the order of the purchase; empty until it is known.
    var spent: [SpentLine]
    var earns = QuoteEarnings(points: [], rewards: [], stamps: [], tickets: [], donations: [])

    /// - Parameter recorded: the lines of a purchase that was priced elsewhere; `nil` for a basket.
    init(
        _ question: QuoteQuestion,
        _ sources: [CheckoutSource],
        recorded: [SpentLine]? = nil
    ) {
        let sources = sources.map { QuoteSource($0, for: question) }
        self.init(question, sources, GoodsPricing.best(question, sources))
        spent = recorded ?? []
        unused = sources.flatMap(\.refused).filter { $0.benefit.kind?.touchesBaskets ?? true }
        unused += goods.unused
    }

    /// With goods that are priced already, and nothing noted of benefits.
    init(_ question: QuoteQuestion, _ sources: [QuoteSource], _ best: GoodsPricing.Best) {
        self.question = question
        self.sources = sources
        self.best = best
        spent = []
        certificates = [Int64](repeating: 0, count: question.basket.lines.count)
        points = certificates
    }

    var basket: Basket { question.basket }
    var facts: CheckoutFacts { question.facts }
    var goods: GoodsPricing { best.goods }

    /// All of it.
    mutating func run() {
        noteGoods()
        priceExtras()
        takeUses()
        payAndEarn()
    }

    /// What is due and what is earned, without what benefits of the goods saved and what is asked for by
    /// name: a tip needs no more.
    mutating func price() {
        priceExtras()
        payAndEarn()
    }

    private mutating func priceExtras() {
        priceDeliveries()
        priceFees()
    }

    private mutating func payAndEarn() {
        payWithCertificates()
        payWithPoints()
        spent = spentLines
        earn()
    }

    /// What a purchase is worth in money now: what tips compare.
    var due: Int64 {
        basket.lines.indices.reduce(0) { $0 + left($1) }
            + deliveries.reduce(0) { $1.isChosen ? $0 + $1.price.minorUnits : $0 }
            + fees.reduce(0) { $0 + $1.price.minorUnits }
    }

    mutating func note(_ name: BenefitName, _ reason: UnusedReason, _ remedy: String? = nil) {
        unused.append(UnusedBenefit(benefit: name, reason: reason, remedy: remedy))
    }

    /// Why the member has a benefit.
    func held(_ name: BenefitName) -> (held: HeldBenefit, source: QuoteSource)? {
        for source in sources {
            if let held = source.held.first(where: { $0.name == name }) { return (held, source) }
        }
        return nil
    }

    /// Records a benefit that made a difference, what it saved, and what it uses up.
    mutating func use(_ name: BenefitName, saved: Int64, uses: Int64 = 0) {
        guard let (held, _) = held(name) else { return }
        used.append(
            UsedBenefit(
                benefit: name,
                saved: basket.money(saved),
                reason: held.reason,
                uses: uses
            )
        )
        if uses > 0 { effects.append(.use(Holding(.uses, name.benefit), uses)) }
        if saved > 0 { effects.append(.tally(TallyKey(.saved, name.benefit), saved)) }
    }

    private mutating func noteGoods() {
        guard goods.saved > 0 else { return }
        var names: [BenefitName] = []
        for source in sources where source.touches.contains(.goods) {
            for held in source.held where !names.contains(held.name) {
                let saved = goods.saved(by: held.name)
                guard saved > 0 else { continue }
                names.append(held.name)
                use(held.name, saved: saved, uses: goods.uses[held.name] ?? 0)
            }
        }
    }

    // MARK: Lines

    /// What is left to pay of each line.
    func left(_ index: Int) -> Int64 {
        goods.lines[index].left - certificates[index] - points[index]
    }

    var lines: [QuoteLine] {
        zip(basket.lines, goods.lines).enumerated().map { index, pair in
            let (item, line) = pair
            return QuoteLine(
                number: index + 1,
                product: item.product,
                category: item.category,
                quantity: line.quantity,
                list: basket.money(line.list),
                memberPrice: line.memberPrice.map(basket.money),
                discounts: line.discounts.map { name, amount in
                    QuoteLine.LineDiscount(benefit: name, amount: basket.money(amount))
                },
                isHeldByMargin: line.isHeldByMargin,
                certificates: basket.money(certificates[index]),
                points: basket.money(points[index]),
                net: basket.money(left(index))
            )
        }
    }

    var totals: QuoteTotals {
        let chosen = deliveries.filter(\.isChosen)
        let due = due
        let list =
            goods.lines.indices.reduce(0) { $0 + goods.lines[$1].list }
            + chosen.reduce(0) { $0 + $1.list.minorUnits }
            + fees.reduce(0) { $0 + $1.list.minorUnits }
        let certificates = certificates.reduce(0, +)
        let points = points.reduce(0, +)
        return QuoteTotals(
            list: basket.money(list),
            saved: basket.money(list - certificates - points - due),
            certificates: basket.money(certificates),
            points: basket.money(points),
            due: basket.money(due)
        )
    }

    /// Places of lines that are goods to every plan: what certificates and points may pay, and what is
    /// spent. Certificates for later and fees are neither.
    var goodsLines: [Int] {
        if !sources.isEmpty, sources.allSatisfy(\.takesAll) { return Array(basket.lines.indices) }
        return basket.lines.indices.filter { index in
            let category = basket.lines[index].category
            guard !sources.isEmpty else {
                return category.map { !CheckoutRules.usuallyExcluded.contains($0) } ?? true
            }
            return sources.allSatisfy { $0.isGoods(category) }
        }
    }
}

extension BenefitKind {
    /// Whether it can change what a basket costs or brings, so that a quote has to say why it does not.
    var touchesBaskets: Bool {
        switch self {
        case .discount, .memberPrice, .shippingWaiver, .reward, .multiplier, .serviceCredit, .draw,
            .donation, .feeWaiver, .spendReward:
            true
        case .access, .config, .quota, .grantDrip, .priority, .guestPass: false
        }
    }
}

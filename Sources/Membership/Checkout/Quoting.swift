/// A quote on its way: goods, then delivery and fees, then what pays for them, then what is earned.
struct Quoting {
    let basket: Basket
    let facts: CheckoutFacts
    let sources: [QuoteSource]
    var goods: GoodsPricing
    var deliveries: [QuoteDelivery] = []
    var fees: [QuoteFee] = []
    /// Shares of certificates and of points in each line.
    var certificates: [Int64]
    var points: [Int64]
    var redemption: QuoteRedemption?
    var used: [UsedBenefit] = []
    var unused: [UnusedBenefit] = []
    var effects: [PurchaseEffect] = []
    /// The lines of a purchase that was priced elsewhere; `nil` for a basket.
    var recorded: [SpentLine]?
    var earns = QuoteEarnings(points: [], rewards: [], stamps: [], tickets: [], donations: [])

    init(_ basket: Basket, _ facts: CheckoutFacts, _ sources: [CheckoutSource]) {
        self.basket = basket
        self.facts = facts
        self.sources = sources.map { QuoteSource($0, at: facts.asOf) }
        goods = GoodsPricing.best(basket, facts, self.sources)
        certificates = [Int64](repeating: 0, count: basket.lines.count)
        points = certificates
        unused = self.sources.flatMap(\.refused)
            .filter { $0.benefit.kind?.touchesBaskets ?? true }
        unused += goods.unused
    }

    /// All of it.
    mutating func run() {
        noteGoods()
        priceDeliveries()
        priceFees()
        takeUses()
        payWithCertificates()
        payWithPoints()
        earn()
    }

    /// What a purchase is worth in money now: what tips compare.
    var due: Int64 {
        lines.reduce(0) { $0 + $1.net.minorUnits }
            + deliveries.filter(\.isChosen).reduce(0) { $0 + $1.price.minorUnits }
            + fees.reduce(0) { $0 + $1.price.minorUnits }
    }

    mutating func note(_ name: BenefitName, _ reason: UnusedReason, _ remedy: String? = nil) {
        unused.append(UnusedBenefit(benefit: name, reason: reason, remedy: remedy))
    }

    /// Why the member has a benefit.
    func held(_ name: BenefitName) -> (held: QuoteSource.Held, source: QuoteSource)? {
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
        var names: [BenefitName] = []
        for source in sources {
            names += source.held.map(\.name).filter { name in
                goods.saved(by: name) > 0 && !names.contains(name)
            }
        }
        for name in names { use(name, saved: goods.saved(by: name), uses: goods.uses[name] ?? 0) }
    }

    // MARK: Lines

    /// What is left to pay of each line.
    func left(_ index: Int) -> Int64 {
        goods.lines[index].left - certificates[index] - points[index]
    }

    var lines: [QuoteLine] {
        goods.lines.enumerated().map { index, line in
            QuoteLine(
                number: index + 1,
                product: line.line.product,
                category: line.line.category,
                quantity: line.line.quantity,
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
        let list =
            goods.lines.reduce(0) { $0 + $1.list }
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
        basket.lines.indices.filter { index in
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

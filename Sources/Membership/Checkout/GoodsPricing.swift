/// The goods of a basket as the benefits of some plans price them, step by step: services at no charge,
/// member prices, discounts, and the margin that has to stay.
struct GoodsPricing {
    let question: QuoteQuestion
    var lines: [Line]
    /// Uses of counted services, by benefit.
    var uses: [BenefitName: Int64] = [:]
    var unused: [UnusedBenefit] = []

    init(_ question: QuoteQuestion) {
        self.question = question
        lines = question.basket.lines.map {
            Line(price: $0.price.minorUnits, quantity: $0.quantity)
        }
    }

    var basket: Basket { question.basket }
    var facts: CheckoutFacts { question.facts }

    var saved: Int64 { lines.indices.reduce(0) { $0 + lines[$1].off } }

    /// What a benefit took off all lines.
    func saved(by name: BenefitName) -> Int64 {
        lines.indices.reduce(0) { $0 + lines[$1].off(by: name) }
    }

    /// The lines a benefit covers, and why not when it covers none.
    func covered(
        by benefit: Benefit,
        of source: QuoteSource
    ) -> (lines: [Int], obstacle: ScopeObstacle?) {
        if benefit.scope.isEverywhere, source.takesAll { return (Array(lines.indices), nil) }
        var obstacle: ScopeObstacle?
        let covered = basket.lines.indices.filter { index in
            guard source.isGoods(basket.lines[index].category) else { return false }
            guard let found = benefit.scope.obstacle(for: basket.lines[index], of: basket) else {
                return true
            }
            obstacle = obstacle ?? found
            return false
        }
        return (covered, covered.isEmpty ? obstacle : nil)
    }

    mutating func note(_ name: BenefitName, _ reason: UnusedReason, _ remedy: String? = nil) {
        unused.append(UnusedBenefit(benefit: name, reason: reason, remedy: remedy))
    }

    /// Notes a benefit that covers no line.
    mutating func noteNothing(_ name: BenefitName, _ obstacle: ScopeObstacle?) {
        if let obstacle {
            let (reason, remedy) = obstacle.answer
            note(name, .check(reason), remedy)
        } else {
            note(name, .nothingToTakeOff)
        }
    }

    // MARK: Things to collect

    /// Things the member has and asks for: a line whose product or category is the thing costs nothing,
    /// the dearest items first, for as many as are asked for.
    mutating func applyItems() {
        for (name, request) in facts.collected(basket) {
            guard request.isMet else { continue }
            let named = lines.indices.filter { index in
                let line = basket.lines[index]
                return line.product == name.benefit || line.category == name.benefit
            }
            _ = makeFree(named, most: request.quantity, by: name)
        }
    }

    /// Makes items of some lines free, the dearest first.
    /// - Returns: how many.
    private mutating func makeFree(_ places: [Int], most: Int64, by name: BenefitName) -> Int64 {
        let order = places.sorted { first, second in
            (lines[second].price, first) < (lines[first].price, second)
        }
        var left = most
        for index in order where left > 0 {
            let items = min(left, lines[index].quantity - lines[index].free)
            let amount = lines[index].price * items
            guard amount > 0 else { continue }
            lines[index].free += items
            lines[index].take(amount, name)
            lines[index].services += 1
            left -= items
        }
        return most - left
    }

    // MARK: Services

    /// Services at no charge: a line whose product or category is the service costs nothing, the dearest
    /// items first, for as many as there are uses left.
    mutating func applyServices(of source: QuoteSource) {
        for held in source.held {
            guard case .serviceCredit(let credit) = held.benefit.terms, case .times = credit.extent
            else { continue }
            let (covered, obstacle) = covered(by: held.benefit, of: source)
            let served = covered.filter { basket.lines[$0].isFor(credit) }
            guard !served.isEmpty else {
                noteNothing(held.name, obstacle)
                continue
            }
            let most = available(held.benefit, of: source)
            let items = makeFree(served, most: most, by: held.name)
            if items > 0 {
                uses[held.name, default: 0] += items
            } else {
                let next = held.benefit.countedWindow?.period(source.clock)?.end
                note(held.name, .check(.quotaUsedUp), next.map { "the next begin on \($0)" })
            }
        }
    }

    /// Uses of a counted benefit that are left; of a membership that does not exist yet, its first window's.
    func available(_ benefit: Benefit, of source: QuoteSource) -> Int64 {
        guard let grant = benefit.windowGrant else { return .max }
        return source.source.isAssumed ? grant.amount : facts.stack(grant.holding).available
    }

    // MARK: Member prices

    /// The lowest member price of each line, where it is lower than the list's.
    mutating func applyMemberPrices(of sources: [QuoteSource]) {
        var best: [Int: (name: BenefitName, price: Int64)] = [:]
        var seen: [BenefitName] = []
        for source in sources {
            for held in source.held {
                guard case .memberPrice(let prices) = held.benefit.terms else { continue }
                let (covered, obstacle) = covered(by: held.benefit, of: source)
                if covered.isEmpty {
                    noteNothing(held.name, obstacle)
                    continue
                }
                seen.append(held.name)
                for index in covered {
                    let product = basket.lines[index].product
                    guard let price = prices.price(of: product, basket.currency),
                        price.minorUnits < best[index]?.price ?? lines[index].price
                    else { continue }
                    best[index] = (held.name, price.minorUnits)
                }
            }
        }
        for (index, found) in best {
            lines[index].memberPrice = found.price
            let (price, items) = (lines[index].price, lines[index].quantity - lines[index].free)
            let amount = (price - found.price) * items
            if amount > 0 { lines[index].take(amount, found.name) }
        }
        for name in seen where saved(by: name) == 0 { note(name, .nothingToTakeOff) }
    }

    // MARK: Margin

    /// Puts lines back up to the least price that keeps a share of it above their cost, rounded up, and
    /// never above what they were. What came off last goes back first; services stay free.
    mutating func keepMargin(_ floor: Rate?) {
        guard let floor else { return }
        let before = Set(lines.flatMap { $0.discounts.map(\.name) })
        for index in lines.indices {
            let line = lines[index]
            guard let cost = basket.lines[index].cost else { continue }
            let items = line.quantity - line.free
            let whole = line.price * items
            let share = Int128(10_000 - floor.basisPoints)
            let needed = Int128(cost.minorUnits) * Int128(items) * 10_000
            // A floor of the whole price leaves room for nothing.
            let least = share == 0 ? Int128(whole) : (needed + share - 1) / share
            let most = max(0, whole - Int64(clamping: least))
            var over = line.discounts.dropFirst(line.services).reduce(0) { $0 + $1.amount } - most
            guard over > 0 else { continue }
            lines[index].isHeldByMargin = true
            for place in line.discounts.indices.reversed() where place >= line.services && over > 0
            {
                let back = min(over, line.discounts[place].amount)
                lines[index].giveBack(back, at: place)
                over -= back
            }
            lines[index].dropEmpty()
        }
        let after = Set(lines.flatMap { $0.discounts.map(\.name) })
        for name in before.subtracting(after).sorted() { note(name, .marginKept) }
    }
}

extension BasketLine {
    /// Whether the line is what a service is for.
    func isFor(_ credit: ServiceCredit) -> Bool {
        product == credit.service || category == credit.service
    }
}

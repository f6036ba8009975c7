/// The goods of a basket as the benefits of some plans price them, step by step: services at no charge,
/// member prices, discounts, and the margin that has to stay.
struct GoodsPricing {
    let basket: Basket
    let facts: CheckoutFacts
    var lines: [Line]
    /// Uses of counted services, by benefit.
    var uses: [BenefitName: Int64] = [:]
    var unused: [UnusedBenefit] = []

    /// One line on its way from its list price to what it costs.
    struct Line {
        let line: BasketLine
        /// Items that a service makes free; nothing else comes off them.
        var free: Int64 = 0
        var memberPrice: Int64?
        var discounts: [(name: BenefitName, amount: Int64)] = []
        var isHeldByMargin = false
        /// How many of the first discounts are services.
        var services = 0

        var list: Int64 { line.price.minorUnits * line.quantity }
        /// What the items that are not free cost before discounts.
        var base: Int64 { (memberPrice ?? line.price.minorUnits) * (line.quantity - free) }
        var off: Int64 { discounts.reduce(0) { $0 + $1.amount } }
        /// After everything that was taken off so far.
        var left: Int64 { list - off }
    }

    init(_ basket: Basket, _ facts: CheckoutFacts) {
        self.basket = basket
        self.facts = facts
        lines = basket.lines.map { Line(line: $0) }
    }

    var saved: Int64 { lines.reduce(0) { $0 + $1.off } }

    /// What a benefit took off all lines.
    func saved(by name: BenefitName) -> Int64 {
        lines.reduce(0) { sum, line in
            line.discounts.reduce(sum) { $1.name == name ? $0 + $1.amount : $0 }
        }
    }

    /// The lines a benefit covers, and why not when it covers none.
    func covered(
        by benefit: Benefit,
        of source: QuoteSource
    ) -> (lines: [Int], obstacle: ScopeObstacle?) {
        var obstacle: ScopeObstacle?
        let covered = lines.indices.filter { index in
            let line = lines[index].line
            guard source.isGoods(line.category) else { return false }
            guard let found = benefit.scope.obstacle(for: basket.context(line)) else { return true }
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
                let line = lines[index].line
                return line.product == name.benefit || line.category == name.benefit
            }
            _ = makeFree(named, most: request.quantity, by: name)
        }
    }

    /// Makes items of some lines free, the dearest first.
    /// - Returns: how many.
    private mutating func makeFree(_ places: [Int], most: Int64, by name: BenefitName) -> Int64 {
        let order = places.sorted { first, second in
            let (one, other) = (lines[first].line.price, lines[second].line.price)
            return (other.minorUnits, first) < (one.minorUnits, second)
        }
        var left = most
        for index in order where left > 0 {
            let items = min(left, lines[index].line.quantity - lines[index].free)
            let amount = lines[index].line.price.minorUnits * items
            guard amount > 0 else { continue }
            lines[index].free += items
            lines[index].discounts.append((name, amount))
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
            let served = covered.filter { index in
                let line = lines[index].line
                return line.product == credit.service || line.category == credit.service
            }
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
                    let line = lines[index].line
                    guard let price = prices.price(of: line.product, basket.currency),
                        price.minorUnits < best[index]?.price ?? line.price.minorUnits
                    else { continue }
                    best[index] = (held.name, price.minorUnits)
                }
            }
        }
        for (index, found) in best {
            let line = lines[index]
            lines[index].memberPrice = found.price
            let amount =
                (line.line.price.minorUnits - found.price) * (line.line.quantity - line.free)
            if amount > 0 { lines[index].discounts.append((found.name, amount)) }
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
            guard let cost = line.line.cost else { continue }
            let items = line.line.quantity - line.free
            let whole = line.line.price.minorUnits * items
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
                lines[index].discounts[place].amount -= back
                over -= back
            }
            lines[index].discounts.removeAll { $0.amount == 0 }
        }
        let after = Set(lines.flatMap { $0.discounts.map(\.name) })
        for name in before.subtracting(after).sorted() { note(name, .marginKept) }
    }
}

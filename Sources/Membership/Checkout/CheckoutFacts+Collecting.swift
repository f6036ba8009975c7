/// Things of the member's that a basket asks for by their names.
struct CollectedItem {
    let quantity: Int64
    /// How many there are that nothing else of the basket takes.
    let available: Int64

    /// A request is met whole or not at all.
    var isMet: Bool { quantity <= available }
}

extension CheckoutFacts {
    /// The requests of a basket that are for things the member has, in their order.
    ///
    /// A thing comes before a benefit of the same name: nobody asks for what comes by itself.
    func collected(_ basket: Basket) -> [(name: BenefitName, item: CollectedItem)] {
        var taken: [String: Int64] = [:]
        return basket.uses.compactMap { request in
            let stack = stack(Holding(.item, request.benefit))
            guard request.quantity > 0, stack.remaining > 0 else { return nil }
            let item = CollectedItem(
                quantity: request.quantity,
                available: stack.available - (taken[request.benefit] ?? 0)
            )
            if item.isMet { taken[request.benefit, default: 0] += request.quantity }
            return (BenefitName(collecting: request.benefit), item)
        }
    }

    /// What certificates pay of an amount: of each reward so much, the one that is gone first before the
    /// others.
    package func certificates(paying amount: Money) -> [(reward: String, amount: Money)] {
        let names = Set(
            lots.filter {
                $0.holding.kind == .certificate && $0.holding.currency == amount.currency
            }.map(\.holding)
        )
        // Each reward's certificates are burned by themselves, and all of them in one order.
        let stacks = names.map(stack)
        let ordered = stacks.flatMap { stack in stack.lots.map { (lot: $0, stack: stack) } }
            .sorted { first, second in
                if first.lot.burnsBefore(second.lot) { return true }
                if second.lot.burnsBefore(first.lot) { return false }
                return first.lot.holding.name < second.lot.holding.name
            }
        var left = amount.minorUnits
        var taken: [String: Int64] = [:]
        var order: [String] = []
        for (lot, stack) in ordered where left > 0 {
            let name = lot.holding.name
            let room = stack.available - (taken[name] ?? 0)
            let part = min(left, stack.free(of: lot), room)
            guard part > 0 else { continue }
            if taken[name] == nil { order.append(name) }
            taken[name, default: 0] += part
            left -= part
        }
        return order.map { name in
            (name, Money(minorUnits: taken[name] ?? 0, currency: amount.currency))
        }
    }
}

extension BenefitName {
    /// Something that was given before, whatever plan gave it.
    init(collecting item: String) {
        self.init(plan: nil, tier: nil, benefit: item, kind: nil)
    }
}

extension GoodsPricing {
    /// One line on its way from its list price to what it costs; what it is stands in the basket.
    struct Line {
        /// Of one item, before any benefit.
        let price: Int64
        let quantity: Int64
        /// Items that a service makes free; nothing else comes off them.
        var free: Int64 = 0
        var memberPrice: Int64?
        private(set) var discounts: [(name: BenefitName, amount: Int64)] = []
        /// What the discounts come to.
        private(set) var off: Int64 = 0
        var isHeldByMargin = false
        /// How many of the first discounts are services.
        var services = 0

        init(price: Int64, quantity: Int64) {
            self.price = price
            self.quantity = quantity
        }

        var list: Int64 { price * quantity }
        /// What the items that are not free cost before discounts.
        var base: Int64 { (memberPrice ?? price) * (quantity - free) }
        /// After everything that was taken off so far.
        var left: Int64 { list - off }

        mutating func take(_ amount: Int64, _ name: BenefitName) {
            discounts.append((name, amount))
            off += amount
        }

        mutating func giveBack(_ amount: Int64, at place: Int) {
            discounts[place].amount -= amount
            off -= amount
        }

        mutating func dropEmpty() { discounts.removeAll { $0.amount == 0 } }

        /// What one benefit took off.
        func off(by name: BenefitName) -> Int64 {
            if off == 0 { return 0 }
            return discounts.reduce(0) { $1.name == name ? $0 + $1.amount : $0 }
        }
    }
}

/// What a quote is asked for and what is known for it. One object for all the prices that are worked out
/// on the way, because each of them would carry a copy.
final class QuoteQuestion {
    let basket: Basket
    let facts: CheckoutFacts
    /// The categories of what is priced, each once.
    let categories: [String]
    /// Whether the member has certificates in the basket's currency.
    let hasCertificates: Bool

    /// - Parameter recorded: the lines of a purchase that was priced elsewhere; `nil` for a basket.
    init(_ basket: Basket, _ facts: CheckoutFacts, recorded: [SpentLine]? = nil) {
        self.basket = basket
        self.facts = facts
        categories =
            recorded.map { Self.distinct($0.map(\.category)) }
            ?? Self.distinct(basket.lines.map(\.category))
        hasCertificates = facts.lots.contains { $0.holding.isCertificate(in: basket.currency) }
    }

    private static func distinct(_ categories: [String?]) -> [String] {
        var known: [String] = []
        for case let category? in categories where !known.contains(category) {
            known.append(category)
        }
        return known
    }
}

extension Holding {
    func isCertificate(in currency: Currency) -> Bool {
        kind == .certificate && self.currency == currency
    }
}

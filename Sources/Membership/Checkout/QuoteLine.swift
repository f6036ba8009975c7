/// One line of a quote.
package struct QuoteLine: Hashable, Sendable {
    /// Counted from 1.
    package let number: Int
    package let product: String
    package let category: String?
    package let quantity: Int64
    /// All items before any benefit.
    package let list: Money
    /// One item, where the member pays another price than the list's.
    package let memberPrice: Money?
    /// What each benefit takes off, in the order in which they do.
    package let discounts: [LineDiscount]
    /// Whether less came off than benefits promise, because the line has to keep its margin.
    package let isHeldByMargin: Bool
    package let certificates: Money
    package let points: Money
    /// What is left to pay with money.
    package let net: Money

    /// What a benefit takes off a line.
    package struct LineDiscount: Hashable, Sendable {
        package let benefit: BenefitName
        package let amount: Money
    }
}

/// One fee of a quote.
package struct QuoteFee: Hashable, Sendable {
    package let fee: String
    package let list: Money
    package let price: Money
    package let waivedBy: BenefitName?
}

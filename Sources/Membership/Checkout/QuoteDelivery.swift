/// One delivery of a quote.
package struct QuoteDelivery: Hashable, Sendable {
    package let speed: String
    package let list: Money
    /// What it would cost this member: nothing when it is waived.
    package let price: Money
    package let waivedBy: BenefitName?
    package let isChosen: Bool
}

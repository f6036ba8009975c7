/// What a purchase that was priced elsewhere earns and is counted for.
package struct RecordedEarning: Hashable, Sendable {
    package let earns: QuoteEarnings
    package let effects: [BookedEffect]

    /// The same computation as a quote's, on what was really paid.
    ///
    /// - Parameters:
    ///   - lines: all of one currency, with what was paid for each.
    ///   - facts: as of the purchase.
    package static func of(
        _ lines: [SpentLine],
        currency: Currency,
        channel: String?,
        region: String?,
        partner: String?,
        _ facts: CheckoutFacts
    ) -> RecordedEarning {
        let basket = Basket(
            currency: currency,
            lines: [],
            channel: channel,
            region: region,
            partner: partner
        )
        let question = QuoteQuestion(basket, facts, recorded: lines)
        var quoting = Quoting(question, facts.sources, recorded: lines)
        quoting.earn()
        return RecordedEarning(earns: quoting.earns, effects: quoting.booked)
    }
}

import Membership

extension PlanReader {
    /// The price that one with a condition falls back to, and that one's own outline.
    typealias Fallback = (node: YAMLNode, of: PriceOutline)

    /// Who a price is for, and where its fallback is written; the fallback is checked when all prices
    /// are known.
    func eligibility(
        _ node: YAMLNode?
    ) -> (eligibility: Eligibility?, fallback: YAMLNode?)? {
        let keys = PlanKeys.eligibility
        guard let fields = Fields(node, of: "eligibility", keys: keys, reader: reader) else {
            return nil
        }
        let kind = reader.label(fields.required("kind", example: "kind: student"), "kind")
        let every = reader.cadence(fields.optional("verify_every"), "verify_every")
        let fallbackNode = fields.required(
            "fallback",
            example: "fallback: and the price to pay without a proof"
        )
        let right = "write the id of a price, such as monthly"
        let fallback = reader.scalar(fallbackNode, "fallback", right: right)?.text
        guard let kind, let fallback else { return (nil, fallbackNode) }
        return (Eligibility(kind: kind, verifyEvery: every, fallback: fallback), fallbackNode)
    }

    /// Whoever loses a proof goes on in the same rhythm and currency, at a price open to all.
    func check(_ fallback: Fallback, among prices: [PriceOutline]) {
        let (node, price) = fallback
        guard case .text = node.content else { return }
        let id = reference(
            node,
            "fallback",
            to: "price",
            known: prices.ids,
            example: "monthly"
        )
        guard let id, let other = prices.named(id) else { return }
        let name = Reader.quoted(id)
        if other.hasEligibility {
            reader.report(
                node.position,
                "the price \(name) has an eligibility of its own",
                "name a price that is open to everybody"
            )
            return
        }
        if let own = price.cadence, let its = other.cadence,
            own != its || price.isLifetime != other.isLifetime
        {
            reader.report(
                node.position,
                "the price \(name) is paid \(rhythm(other, its)) and this one "
                    + rhythm(price, own),
                "name a price with the same \(price.isLifetime ? "spread_over" : "cadence")"
            )
        }
        if let own = price.currency, let its = other.currency, own != its {
            reader.report(
                node.position,
                "the price \(name) is in \(its) and this one in \(own)",
                "name a price in \(own)"
            )
        }
    }

    private func rhythm(_ price: PriceOutline, _ cadence: Cadence) -> String {
        price.isLifetime ? "once and spread over \(cadence)" : "every \(cadence)"
    }
}

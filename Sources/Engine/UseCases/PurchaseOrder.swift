package import Membership

/// A purchase that a till tells of after it has priced it by itself.
package struct PurchaseOrder: Hashable, Sendable {
    package let member: String
    /// The shop's own number of the order, once for ever.
    package let reference: String
    /// When it was; `nil` for now.
    package let at: Instant?
    /// All of one currency; at least one.
    package let lines: [Line]
    package let channel: String?
    package let region: String?
    package let partner: String?
    /// Points that paid a part of it, at the programme's plain rate.
    package let points: Int64
    /// Certificates of rewards that paid a part of it; `nil` for none.
    package let certificates: Money?
    /// Things that were collected and counted benefits that were used with it.
    package let uses: [BenefitUse]
    /// Whether it comes from another system.
    package let isImported: Bool

    package init(
        member: String,
        reference: String,
        at: Instant? = nil,
        lines: [Line],
        channel: String? = nil,
        region: String? = nil,
        partner: String? = nil,
        points: Int64 = 0,
        certificates: Money? = nil,
        uses: [BenefitUse] = [],
        isImported: Bool = false
    ) {
        self.member = member
        self.reference = reference
        self.at = at
        self.lines = lines
        self.channel = channel
        self.region = region
        self.partner = partner
        self.points = points
        self.certificates = certificates
        self.uses = uses
        self.isImported = isImported
    }

    /// One line with what was paid for it.
    package struct Line: Hashable, Sendable {
        package let product: String
        package let category: String?
        /// 1 to 1,000,000.
        package let quantity: Int64
        /// All items before anything was taken off; not less than ``net``.
        package let gross: Money
        /// What was paid for them.
        package let net: Money

        package init(
            product: String,
            category: String? = nil,
            quantity: Int64 = 1,
            gross: Money? = nil,
            net: Money
        ) {
            self.product = product
            self.category = category
            self.quantity = quantity
            self.gross = gross ?? net
            self.net = net
        }
    }

    /// All that was told, as one text: the same reference with another one is a conflict.
    var told: String {
        JournalData.object { data in
            data.text("member", member)
            data.text("reference", reference)
            data.number("at", at?.milliseconds ?? -1)
            data.text("channel", channel ?? "")
            data.text("region", region ?? "")
            data.text("partner", partner ?? "")
            data.number("points", points)
            if let certificates { data.money("certificates", certificates) }
            for use in uses {
                data.text("benefit", use.benefit)
                data.number("quantity", use.quantity)
            }
            for line in lines {
                data.text("product", line.product)
                data.text("category", line.category ?? "")
                data.number("quantity", line.quantity)
                data.money("gross", line.gross)
                data.money("net", line.net)
            }
        }
    }
}

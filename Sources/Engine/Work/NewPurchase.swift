import Membership
import Store

/// A purchase that is to be written: what was bought, and how the shop came to tell of it.
struct NewPurchase {
    let member: MemberRow
    /// The shop's own number of the order, once for ever.
    let reference: String
    let source: PurchaseRow.Source
    /// Never later than now; lots that were live then pay for it.
    let purchasedAt: Instant
    let amounts: PurchaseRow.Amounts
    let channel: String?
    let region: String?
    let partner: String?
    /// The reservation it commits: what that holds is there for it.
    let reservation: ReservationID?
    let lines: [PurchaseLineRow]
    /// Of everything the shop told of it: the same reference with another content is a conflict.
    let digest: [UInt8]

    /// - Parameter told: what the shop told of it, as one text; all of the purchase when left out.
    init(
        member: MemberRow,
        reference: String,
        source: PurchaseRow.Source,
        purchasedAt: Instant,
        amounts: PurchaseRow.Amounts,
        channel: String? = nil,
        region: String? = nil,
        partner: String? = nil,
        reservation: ReservationID? = nil,
        lines: [PurchaseLineRow],
        told: String? = nil
    ) {
        self.member = member
        self.reference = reference
        self.source = source
        self.purchasedAt = purchasedAt
        self.amounts = amounts
        self.channel = channel
        self.region = region
        self.partner = partner
        self.reservation = reservation
        self.lines = lines
        let all = JournalData.object { data in
            data.number("member", member.id.number)
            data.text("reference", reference)
            data.number("at", purchasedAt.milliseconds)
            data.text("channel", channel ?? "")
            data.text("region", region ?? "")
            data.text("partner", partner ?? "")
            data.number("reservation", reservation?.number ?? 0)
            for money in [
                amounts.gross, amounts.saved, amounts.certificates, amounts.points, amounts.net,
                amounts.delivery, amounts.fees,
            ] {
                data.money("amount", money)
            }
            for line in lines {
                data.text("product", line.product)
                data.text("category", line.category ?? "")
                data.number("quantity", line.quantity)
                data.number("gross", line.gross)
                data.number("net", line.net)
            }
        }
        digest = Digest.sha256(told ?? all)
    }
}

package import Membership

/// Something a member bought, with all that it did.
package struct PurchaseRow: Hashable, Sendable {
    package let id: PurchaseID
    package let member: MemberID
    /// The shop's own number of the order, once for ever.
    package let reference: String
    package let source: Source
    package let purchasedAt: Instant
    /// The member's civil day of it.
    package let day: CivilDate
    package let amounts: Amounts
    package let channel: String?
    package let region: String?
    package let partner: String?
    /// The reservation it commits; set exactly for a checkout.
    package let reservation: ReservationID?
    /// Of its content, 32 bytes: the same reference with another content is a conflict.
    package let digest: [UInt8]
    package let recordedAt: Instant
    package let lines: [PurchaseLineRow]
    package let effects: [EffectRow]

    package init(
        id: PurchaseID,
        member: MemberID,
        reference: String,
        source: Source,
        purchasedAt: Instant,
        day: CivilDate,
        amounts: Amounts,
        channel: String? = nil,
        region: String? = nil,
        partner: String? = nil,
        reservation: ReservationID? = nil,
        digest: [UInt8],
        recordedAt: Instant,
        lines: [PurchaseLineRow],
        effects: [EffectRow]
    ) {
        self.id = id
        self.member = member
        self.reference = reference
        self.source = source
        self.purchasedAt = purchasedAt
        self.day = day
        self.amounts = amounts
        self.channel = channel
        self.region = region
        self.partner = partner
        self.reservation = reservation
        self.digest = digest
        self.recordedAt = recordedAt
        self.lines = lines
        self.effects = effects
    }

    /// How the shop came to tell of it.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        /// A reservation was committed.
        case checkout
        /// It happened elsewhere and was told afterwards.
        case recorded
        /// It comes from another system.
        case imported
    }

    /// What it was worth, in one currency; none below zero.
    package struct Amounts: Hashable, Sendable {
        /// The goods before anything was taken off.
        package let gross: Money
        /// What benefits took off the goods.
        package let saved: Money
        /// What certificates paid of them.
        package let certificates: Money
        /// What points paid of them.
        package let points: Money
        /// What was paid for the goods: the rest.
        package let net: Money
        /// What was paid for delivery.
        package let delivery: Money
        /// What was paid in fees.
        package let fees: Money

        package init(
            gross: Money,
            saved: Money,
            certificates: Money,
            points: Money,
            net: Money,
            delivery: Money,
            fees: Money
        ) {
            self.gross = gross
            self.saved = saved
            self.certificates = certificates
            self.points = points
            self.net = net
            self.delivery = delivery
            self.fees = fees
        }
    }
}

/// One line of a purchase.
package struct PurchaseLineRow: Hashable, Sendable {
    /// Counts from 1 within the purchase.
    package let line: Int
    package let product: String
    package let category: String?
    package let quantity: Int64
    /// Before anything was taken off, in minor units of the purchase's currency.
    package let gross: Int64
    /// What was paid for it.
    package let net: Int64

    package init(
        line: Int,
        product: String,
        category: String?,
        quantity: Int64,
        gross: Int64,
        net: Int64
    ) {
        self.line = line
        self.product = product
        self.category = category
        self.quantity = quantity
        self.gross = gross
        self.net = net
    }
}

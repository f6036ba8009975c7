package import Membership

/// A part of a purchase that came back, with all that it undid.
package struct PurchaseReturnRow: Hashable, Sendable {
    /// Shown as `ret_42`.
    package let id: Int64
    package let purchase: PurchaseID
    /// The shop's own number of the return, once for ever.
    package let reference: String
    package let returnedAt: Instant
    package let day: CivilDate
    /// What of the purchase's net came back: the sum of its lines.
    package let net: Money
    /// Of its content, 32 bytes.
    package let digest: [UInt8]
    package let recordedAt: Instant
    package let lines: [Line]
    package let undone: [Undone]

    package init(
        id: Int64,
        purchase: PurchaseID,
        reference: String,
        returnedAt: Instant,
        day: CivilDate,
        net: Money,
        digest: [UInt8],
        recordedAt: Instant,
        lines: [Line],
        undone: [Undone]
    ) {
        self.id = id
        self.purchase = purchase
        self.reference = reference
        self.returnedAt = returnedAt
        self.day = day
        self.net = net
        self.digest = digest
        self.recordedAt = recordedAt
        self.lines = lines
        self.undone = undone
    }

    /// What came back of one line.
    package struct Line: Hashable, Sendable {
        package let line: Int
        package let quantity: Int64
        /// Minor units.
        package let net: Int64

        package init(line: Int, quantity: Int64, net: Int64) {
            self.line = line
            self.quantity = quantity
            self.net = net
        }
    }

    /// What was undone of one effect of the purchase.
    package struct Undone: Hashable, Sendable {
        /// The effect's number.
        package let effect: Int
        /// With the sign of the effect's amount; not zero.
        package let amount: Int64

        package init(effect: Int, amount: Int64) {
            self.effect = effect
            self.amount = amount
        }
    }
}

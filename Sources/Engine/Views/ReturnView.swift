package import Membership
package import Store

/// A return as it is shown, with what it undid.
package struct ReturnView: Hashable, Sendable {
    /// The shop's own id.
    package let member: String
    package let row: PurchaseReturnRow
    /// Whether nothing of the purchase is left.
    package let isWhole: Bool
    /// What was undone, in the order of the purchase's effects.
    package let undone: [(effect: PurchaseEffect, amount: Int64)]
    /// Whether this call recorded it; `false` for a message that came before.
    package let isNew: Bool

    package static func == (left: ReturnView, right: ReturnView) -> Bool {
        left.row == right.row && left.isNew == right.isNew
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(row) }
}

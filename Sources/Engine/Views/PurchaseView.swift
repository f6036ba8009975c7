package import Membership
package import Store

/// A purchase as it is shown: what was bought, what it earned, and what has come back.
package struct PurchaseView: Hashable, Sendable {
    /// The shop's own id.
    package let member: String
    package let purchase: PurchaseRow
    package let returns: [PurchaseReturnRow]
    /// What has come back of each line, in their order.
    package let returned: [Returned]
    /// The tickets it drew, and how they fell.
    package let tickets: [TicketView]
    /// What it gave at once: certificates of rewards, and what full stamps stand for.
    package let gives: [LotRow]
    /// Whether this call recorded it; `false` for a message that came before.
    package let isNew: Bool

    /// What has come back of one line.
    package struct Returned: Hashable, Sendable {
        package let quantity: Int64
        /// Minor units.
        package let net: Int64
    }

    /// The points it earned, less what returns took back.
    package var points: [Points] {
        purchase.effects.enumerated().compactMap { index, row in
            guard case .points(let programme, let points, let from, let expiry, _) = row.effect
            else { return nil }
            let undone = returns.flatMap(\.undone).filter { $0.effect == index + 1 }
                .reduce(0) { $0 + $1.amount }
            return Points(
                programme: programme,
                points: points - undone,
                effectiveFrom: from,
                expiresAt: expiry
            )
        }
    }

    /// Points of one programme.
    package struct Points: Hashable, Sendable {
        package let programme: String
        package let points: Int64
        package let effectiveFrom: Instant
        package let expiresAt: Instant?
    }
}

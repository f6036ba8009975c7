package import Membership

/// How deferred revenue came from one day to another.
///
/// - Units: minor units; the parts are signed, so that they add up to the change.
package struct RollForward: Sendable, Equatable {
    /// A part of the change: what moved it, and by how much.
    package struct Part: Sendable, Equatable {
        package let name: String
        package let amount: Int64

        package init(name: String, amount: Int64) {
            self.name = name
            self.amount = amount
        }
    }

    package let plan: String
    package let currency: Currency
    package let days: Period
    package let opening: Int64
    package let parts: [Part]
    package let closing: Int64

    package init(
        plan: String,
        currency: Currency,
        days: Period,
        opening: Int64,
        parts: [Part],
        closing: Int64
    ) {
        self.plan = plan
        self.currency = currency
        self.days = days
        self.opening = opening
        self.parts = parts
        self.closing = closing
    }

    /// Whether opening and parts lead to the closing.
    package var isWhole: Bool { parts.reduce(opening) { $0 + $1.amount } == closing }
}

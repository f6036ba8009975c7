package import Membership

/// What moving members to another price comes to, or would.
package struct MigrationView: Hashable, Sendable {
    package let plan: String
    package let price: String
    package let amount: Money
    package let effective: CivilDate
    package let isDryRun: Bool
    /// The members that are moved, as far as they were asked for.
    package internal(set) var lines: [Line] = []
    /// How many are moved.
    package internal(set) var scheduled = 0
    /// What they pay together for a term each, before and after.
    package internal(set) var before: Money
    package internal(set) var after: Money
    /// How many were to be moved at that price before.
    package internal(set) var alreadyScheduled = 0
    /// Who is left out, and why.
    package internal(set) var leftOut: [LeftOut: Int] = [:]

    /// One member's change.
    package struct Line: Hashable, Sendable {
        package let subscription: SubscriptionID
        package let member: String
        package let version: Int
        /// The first day at the new price.
        package let effectiveOn: CivilDate
        package let before: Money
        package let after: Money
    }

    /// Why a subscription at the price is not moved.
    package enum LeftOut: String, Hashable, Sendable, CaseIterable {
        /// It does not go on after its term.
        case notRenewing = "not_renewing"
        /// It waits for a change of the member's own.
        case ownChange = "own_change"
        /// It is unpaid without access, or was never paid.
        case unpaid
        /// A charge of it has no outcome; the same command takes it when it has.
        case paymentInFlight = "payment_in_flight"
        /// It is set aside.
        case parked
    }
}

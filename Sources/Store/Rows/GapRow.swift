package import Membership

/// Days of a subscription that nothing bills, with the reason; beside these its periods tile.
package struct GapRow: Hashable, Sendable {
    package let subscription: SubscriptionID
    /// The subscription's series in it, so that two gaps may begin on one day.
    package let series: Int
    package let from: CivilDate
    /// The first day that is billed again; `nil` while it is open.
    package var until: CivilDate?
    package let reason: Reason

    package init(
        subscription: SubscriptionID,
        series: Int,
        from: CivilDate,
        until: CivilDate?,
        reason: Reason
    ) {
        self.subscription = subscription
        self.series = series
        self.from = from
        self.until = until
        self.reason = reason
    }

    /// Why nothing is billed.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case paused
        /// The rest of a term was given back and the subscription is over.
        case endedEarly = "ended_early"
        /// Nobody paid for these days, and they were given up.
        case unpaid
    }
}

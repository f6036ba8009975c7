import Membership

/// Why an award is given, and for how long it lasts.
struct Giving {
    let source: Lot.Source
    /// The programme of which an award of points is.
    let points: PointsRules?
    /// The subscription that uses belong to, and end with; `nil` for none.
    var subscription: SubscriptionID?
    /// When it counts from; now when `nil`.
    var effectiveFrom: Instant?
    /// When it is gone; `nil` for what the award's own rules say, which may be never.
    var expiresAt: Instant?
    /// The last day of credit of the balance plus one; `nil` for never.
    var expiresOn: CivilDate?
}

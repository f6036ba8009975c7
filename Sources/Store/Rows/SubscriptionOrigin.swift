/// How a subscription came about.
package enum SubscriptionOrigin: String, Hashable, Sendable, CaseIterable {
    case started
    /// Somebody else pays it for the member.
    case gift
    /// The shop gives it away.
    case complimentary
    /// It was running elsewhere and was taken over.
    case imported
    /// It took the place of one that was never paid.
    case fallback
}

/// A tier that was not earned by counting.
package struct GivenTier: Hashable, Sendable {
    package let tier: String
    package let source: TierStatus.Source
    package let since: CivilDate
    /// The first day on which it does not hold; `nil` for one without an end.
    package internal(set) var until: CivilDate?
    /// What makes it an earned one when it is counted before ``until``; empty for nothing.
    package let challenge: [String: Int64]

    package init(
        tier: String,
        source: TierStatus.Source,
        since: CivilDate,
        until: CivilDate?,
        challenge: [String: Int64] = [:]
    ) {
        self.tier = tier
        self.source = source
        self.since = since
        self.until = until
        self.challenge = challenge
    }
}

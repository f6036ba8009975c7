package import Membership

/// A notice that was issued about a day, once.
package struct NoticeRow: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let kind: NoticeKind
    /// The rules it is for; `nil` for the shop's own.
    package let pack: JurisdictionPack?
    package let about: CivilDate
    /// The days between which it had to be issued.
    package let earliest: CivilDate
    package let latest: CivilDate
    package let issuedAt: Instant

    package init(
        subscription: SubscriptionID,
        kind: NoticeKind,
        pack: JurisdictionPack?,
        about: CivilDate,
        earliest: CivilDate,
        latest: CivilDate,
        issuedAt: Instant
    ) {
        self.subscription = subscription
        self.kind = kind
        self.pack = pack
        self.about = about
        self.earliest = earliest
        self.latest = latest
        self.issuedAt = issuedAt
    }
}

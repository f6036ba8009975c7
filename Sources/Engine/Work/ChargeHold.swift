package import Membership

/// A charge that has to wait for a notice.
package struct ChargeHold: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let member: String
    /// The first instant at which it may be made.
    package let until: Instant
    /// The notice that was not issued early enough, and the rules that ask for it.
    package let missing: NoticeKind
    package let pack: JurisdictionPack
}

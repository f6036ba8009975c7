/// Why a subscription ended.
package enum EndReason: String, Hashable, Sendable, CaseIterable {
    /// The member turned renewal off, or left before or during an unpaid term.
    case canceled
    /// A term that does not renew is over.
    case expired
    /// The debt outlasted grace and hold.
    case nonpayment
    /// Money was given back.
    case refunded
    /// Taken away by the shop.
    case revoked
    /// Another subscription took its place.
    case replaced
    /// The first payment never arrived.
    case neverPaid = "never_paid"
}

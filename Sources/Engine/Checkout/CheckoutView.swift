package import Membership

/// A quote as it is answered, with what is set aside for it.
package struct CheckoutView: Hashable, Sendable {
    /// The shop's own id, as the checkout sent it; `nil` for a guest.
    package let member: String?
    /// Whether anybody has that id; who is unknown pays what a guest does.
    package let isKnown: Bool
    package let currency: Currency
    package let quote: Quote
    /// What is set aside and until when; `nil` for a quote alone.
    package let reservation: Reserved?

    /// A reservation by its number and its end.
    package struct Reserved: Hashable, Sendable {
        package let id: ReservationID
        /// Half-open: at this instant it holds nothing any more.
        package let expiresAt: Instant
    }
}

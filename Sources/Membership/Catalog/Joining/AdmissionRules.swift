/// Who may join a plan.
package struct AdmissionRules: Hashable, Sendable {
    /// Only who was invited.
    package let byInvitation: Bool
    /// Only who has a valid proof of this kind, as `vip`.
    package let verified: String?
    /// The most members at a time; `nil` for any number.
    package let capacity: Int?
    /// Whether who comes when it is full may wait in line.
    package let hasWaitlist: Bool
    /// How long a place is kept for who is next in line.
    package let placeKeptFor: Cadence?

    package init(
        byInvitation: Bool = false,
        verified: String? = nil,
        capacity: Int? = nil,
        hasWaitlist: Bool = false,
        placeKeptFor: Cadence? = nil
    ) {
        self.byInvitation = byInvitation
        self.verified = verified
        self.capacity = capacity
        self.hasWaitlist = hasWaitlist
        self.placeKeptFor = placeKeptFor
    }

    /// Everybody may.
    package static let open = AdmissionRules()
}

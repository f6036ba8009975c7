/// What one source gives one member, and until when: the row a checkout's question reads.
///
/// - Shape: half-open, `validFrom <= t < validUntil`; `validUntil` includes the plan's grace, so a
///   nightly run that is late never locks out a paying member.
/// - Source: derived from a subscription with every decision about it; never edited by hand.
package struct Entitlement: Hashable, Sendable {
    package let source: EntitlementSource
    package let standing: Standing
    package let validFrom: Instant
    /// The end of the paid or free time, without grace; `nil` outside a trial until the first payment.
    package let paidUntil: Instant?
    package let validUntil: Instant
    /// The member's tier in the plan's set, whose benefits count with the plan's; `nil` without one.
    package let tier: String?
    /// What the member is in the household of who pays; `nil` for the payer's own membership.
    package let role: HouseholdRole?
    /// Whether it gives nothing because its member is compared with the others.
    package let isHeldOut: Bool

    package init(
        source: EntitlementSource,
        standing: Standing,
        validFrom: Instant,
        paidUntil: Instant?,
        validUntil: Instant,
        tier: String? = nil,
        role: HouseholdRole? = nil,
        isHeldOut: Bool = false
    ) {
        self.source = source
        self.standing = standing
        self.validFrom = validFrom
        self.paidUntil = paidUntil
        self.validUntil = validUntil
        self.tier = tier
        self.role = role
        self.isHeldOut = isHeldOut
    }

    /// Whether the source gives anything at this instant.
    package func holds(at instant: Instant) -> Bool {
        !isHeldOut && validFrom <= instant && instant < validUntil
    }
}

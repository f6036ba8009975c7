package import Membership

/// A proof that a member may have a price, as `student`.
package struct VerificationRow: Hashable, Sendable {
    package let member: MemberID
    /// The kind of proof that a price asks for.
    package let kind: String
    /// What was shown, in the shop's own words; not empty.
    package let proof: String
    package let verifiedOn: CivilDate
    /// The first day on which it no longer holds; `nil` for ever.
    package let validUntil: CivilDate?
    package let recordedAt: Instant

    package init(
        member: MemberID,
        kind: String,
        proof: String,
        verifiedOn: CivilDate,
        validUntil: CivilDate?,
        recordedAt: Instant
    ) {
        self.member = member
        self.kind = kind
        self.proof = proof
        self.verifiedOn = verifiedOn
        self.validUntil = validUntil
        self.recordedAt = recordedAt
    }

    /// Whether it holds on a day.
    package func holds(on day: CivilDate) -> Bool {
        guard verifiedOn <= day else { return false }
        return validUntil.map { day < $0 } ?? true
    }
}

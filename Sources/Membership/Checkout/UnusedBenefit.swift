/// A benefit that made none.
package struct UnusedBenefit: Hashable, Sendable {
    package let benefit: BenefitName
    package let reason: UnusedReason
    /// What would change it; `nil` when nothing would.
    package let remedy: String?
}

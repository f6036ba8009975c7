/// A benefit that made a difference.
package struct UsedBenefit: Hashable, Sendable {
    package let benefit: BenefitName
    /// What it took off; zero for what is given later.
    package let saved: Money
    /// Why the member has it: the reason a check would give.
    package let reason: CheckReason
    /// Uses it takes of a count; 0 for one without.
    package let uses: Int64
}

/// What a plan or a tier promises its members.
package struct Benefit: Hashable, Sendable {
    /// What checkouts ask for, as `free_shipping`; unique within the plan or the tier.
    package let id: String
    package let name: String
    package let terms: BenefitTerms
    package let scope: BenefitScope
    /// What it is worth to a member; statements and lints add it up. `nil` when the file does not say.
    package let worth: BenefitWorth?

    package init(
        id: String,
        name: String,
        terms: BenefitTerms,
        scope: BenefitScope,
        worth: BenefitWorth? = nil
    ) {
        self.id = id
        self.name = name
        self.terms = terms
        self.scope = scope
        self.worth = worth
    }
}

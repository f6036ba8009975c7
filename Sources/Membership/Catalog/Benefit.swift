/// What a plan promises its members.
package struct Benefit: Hashable, Sendable {
    /// What checkouts ask for, as `free_shipping`; unique within the plan.
    package let id: String
    package let name: String
    package let terms: BenefitTerms
    package let scope: BenefitScope

    package init(id: String, name: String, terms: BenefitTerms, scope: BenefitScope) {
        self.id = id
        self.name = name
        self.terms = terms
        self.scope = scope
    }
}

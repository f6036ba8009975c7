/// A wish to give a membership away.
package struct GrantOrder: Hashable, Sendable {
    package let member: String
    package let plan: String
    package let price: String
    package let terms: Int
    /// Why, for the journal; not empty.
    package let reason: String

    package init(member: String, plan: String, price: String, terms: Int = 1, reason: String) {
        self.member = member
        self.plan = plan
        self.price = price
        self.terms = terms
        self.reason = reason
    }
}

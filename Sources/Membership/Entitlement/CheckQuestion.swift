/// A checkout's question: may this member use this benefit, here and now?
package struct CheckQuestion: Hashable, Sendable {
    /// The shop's own id, as the checkout sent it.
    package let member: String
    package let benefit: String
    package let at: Instant
    package let context: CheckContext

    package init(member: String, benefit: String, at: Instant, context: CheckContext = .init()) {
        self.member = member
        self.benefit = benefit
        self.at = at
        self.context = context
    }
}

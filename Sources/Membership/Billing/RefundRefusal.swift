/// Why nothing is given back.
package enum RefundRefusal: String, Hashable, Sendable, CaseIterable {
    /// No rule is for this member, or the one that is gives nothing.
    case noRule = "no_rule"
    /// Benefits were used, and the rule is for terms without a use, or they were worth all of it.
    case used
    /// The rule's time, or the term itself, is over.
    case tooLate = "too_late"
    /// All of it was given back before, or nothing was paid.
    case nothingLeft = "nothing_left"
}

/// The answer to a wish for money back.
package enum RefundDecision: Hashable, Sendable {
    case given(RefundQuote)
    case refused(RefundRefusal)
}

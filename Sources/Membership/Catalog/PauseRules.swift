/// Whether and how a subscription may rest.
package struct PauseRules: Hashable, Sendable {
    /// The most terms one pause lasts; it ends by itself after them.
    package let longest: Int
    package let resume: ResumeWith
    /// Whether the paid days that a pause cuts off come back as credit on the balance.
    package let creditsUnusedTime: Bool

    package init(longest: Int, resume: ResumeWith, creditsUnusedTime: Bool) {
        self.longest = longest
        self.resume = resume
        self.creditsUnusedTime = creditsUnusedTime
    }
}

/// What the first term after a pause is.
package enum ResumeWith: String, Hashable, Sendable, CaseIterable {
    /// The rest of the period the resumption falls in; terms go on from the old anchor.
    case stub
    /// A whole term from the day of the resumption, which becomes the new anchor.
    case fresh
}

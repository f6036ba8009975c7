/// Another programme's status counts for a while, and for longer when a challenge is met.
package struct StatusMatch: Hashable, Sendable {
    /// How long the matched status holds without more.
    package let provisional: Cadence
    /// What must be counted within that time, by metric; empty when nothing more is asked.
    package let challenge: [String: Int64]
    /// How long after one match the next is possible; `nil` for once in a life.
    package let onceEvery: Cadence?

    package init(provisional: Cadence, challenge: [String: Int64] = [:], onceEvery: Cadence? = nil)
    {
        self.provisional = provisional
        self.challenge = challenge
        self.onceEvery = onceEvery
    }
}

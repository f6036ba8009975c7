/// Who a price is for, and what it falls back to when the proof runs out.
package struct Eligibility: Hashable, Sendable {
    /// The kind of proof, as `student`, `senior`, `assistance`: the shop's own word.
    package let kind: String
    /// How long a proof holds when it is recorded without an end; `nil` for ever.
    package let verifyEvery: Cadence?
    /// The price of the same plan, cadence and currency that a term costs without a valid proof.
    package let fallback: String

    package init(kind: String, verifyEvery: Cadence?, fallback: String) {
        self.kind = kind
        self.verifyEvery = verifyEvery
        self.fallback = fallback
    }
}

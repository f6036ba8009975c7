/// A refusal with the particular thing it is about.
package struct Refused: Error, Hashable, Sendable, CustomStringConvertible {
    package let refusal: Refusal
    /// What was asked for, as the caller spelled it, or the fact that stands in the way.
    package let detail: String?

    package init(_ refusal: Refusal, _ detail: String? = nil) {
        self.refusal = refusal
        self.detail = detail
    }

    /// What is wrong, in one sentence without the remedy.
    package var problem: String {
        guard let detail else { return refusal.sentence }
        return "\(refusal.sentence.dropLast()): \(detail)."
    }

    /// One line: what is wrong and how to mend it.
    package var description: String { "\(problem.dropLast()); \(refusal.remedy)" }
}

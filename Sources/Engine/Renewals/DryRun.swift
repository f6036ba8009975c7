/// What a renewal run would have done.
package struct DryRun: Hashable, Sendable {
    package let summary: RunSummary
    /// What it would have worked on, in its order, and what each would have been billed.
    package let lines: [PreviewLine]
}

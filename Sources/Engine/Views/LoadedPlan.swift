/// What loading one plan file came to.
package struct LoadedPlan: Hashable, Sendable {
    package let plan: String
    package let version: Int
    /// Whether a new version was stored; false for a file that is stored as it is.
    package let isNew: Bool
}

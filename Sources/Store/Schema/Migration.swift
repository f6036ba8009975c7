/// One step of the schema. Once it has shipped it never changes; a correction is a new step.
package struct Migration: Sendable {
    /// 1 for the first, and no gaps; the database keeps the last one's number as `user_version`.
    package let number: Int
    /// A few words for error messages.
    package let name: String
    /// The statements, run in order in one transaction.
    package let sql: [String]
}

package import Store

/// What the doctor found.
package struct Examination: Hashable, Sendable {
    package let results: [AuditResult]
    package let sqliteVersion: String
    /// Whether this SQLite can lose commits beside a checkpoint; Tessera never lets the two overlap.
    package let hasWALResetBug: Bool

    /// What is no fault and somebody should look at all the same.
    package let notes: [String]

    package var isHealthy: Bool { results.allSatisfy { $0.offences.isEmpty } }
}

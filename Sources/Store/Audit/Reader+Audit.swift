import CSQLite

extension Reader {
    /// Runs every check the store can make by itself.
    ///
    /// - Returns: each check with what breaks it, at most ten offences a check; none when it holds.
    package func audit() throws -> [AuditResult] {
        var results: [AuditResult] = []
        results.append(
            AuditResult(
                name: "file_integrity", sentence: "SQLite finds the file sound.",
                offences: try integrityOffences()))
        results.append(
            AuditResult(
                name: "foreign_keys", sentence: "Every reference leads to a row.",
                offences: try statements.all("PRAGMA foreign_key_check") { row in
                    "\(row.text(0)) row \(row.int(1)) lacks its \(row.text(2))"
                }))
        for invariant in Invariant.all {
            results.append(
                AuditResult(
                    name: invariant.name, sentence: invariant.sentence,
                    offences: try statements.all(invariant.sql) { $0.text(0) }))
        }
        results.append(
            AuditResult(
                name: "journal_chain",
                sentence: "The journal's hash chain holds.",
                offences: try brokenSeals()))
        return results
    }

    private func integrityOffences() throws -> [String] {
        try statements.all("PRAGMA integrity_check(10)") { $0.text(0) }.filter { $0 != "ok" }
    }
}

/// One check of the audit and what breaks it.
package struct AuditResult: Hashable, Sendable {
    package let name: String
    package let sentence: String
    /// One text per offence; empty when the check holds.
    package let offences: [String]

    package init(name: String, sentence: String, offences: [String]) {
        self.name = name
        self.sentence = sentence
        self.offences = offences
    }
}

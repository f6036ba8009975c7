extension Reader {
    /// Runs every check the store can make by itself.
    ///
    /// - Returns: each check with what breaks it, at most ten offences a check; none when it holds.
    package func audit() throws -> [AuditResult] {
        var results: [AuditResult] = []
        results.append(
            AuditResult(
                name: "file_integrity",
                sentence: "SQLite finds the file sound.",
                offences: try integrityOffences()
            )
        )
        results.append(
            AuditResult(
                name: "foreign_keys",
                sentence: "Every reference leads to a row.",
                offences: try statements.all(
                    "PRAGMA foreign_key_check",
                    limit: Self.offencesShown
                ) { row in
                    // Tables that are kept in the order of their key have no row numbers.
                    let number = row.optionalInt(1).map { " row \($0)" } ?? ""
                    return "\(row.text(0))\(number) lacks its \(row.text(2))"
                }
            )
        )
        results += try check(Invariant.all)
        results.append(
            AuditResult(
                name: "journal_chain",
                sentence: "The journal's hash chain holds.",
                offences: Array(try brokenSeals().prefix(Self.offencesShown))
            )
        )
        return results
    }

    /// Runs some of the checks, by their names: those of the books, for example.
    package func audit(only names: Set<String>) throws -> [AuditResult] {
        try check(Invariant.all.filter { names.contains($0.name) })
    }

    private func check(_ invariants: [Invariant]) throws -> [AuditResult] {
        try invariants.map { invariant in
            AuditResult(
                name: invariant.name,
                sentence: invariant.sentence,
                offences: try statements.all(invariant.sql, limit: Self.offencesShown) {
                    $0.text(0)
                }
            )
        }
    }

    private static let offencesShown = 10

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

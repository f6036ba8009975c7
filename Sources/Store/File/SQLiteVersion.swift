/// A release of SQLite, as `sqlite3_libversion_number` counts it: 3.40.1 is 3 040 001.
struct SQLiteVersion: Hashable, Comparable {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    init(_ major: Int, _ minor: Int, _ patch: Int) {
        number = major * 1_000_000 + minor * 1_000 + patch
    }

    static func < (left: SQLiteVersion, right: SQLiteVersion) -> Bool {
        left.number < right.number
    }

    /// Whether a checkpoint beside another connection's commit can lose writes in this release.
    ///
    /// Source: SQLite's release notes; 3.7.0 to 3.51.2, mended in 3.44.6 and 3.50.7 as well.
    var hasWALResetBug: Bool {
        let affected = SQLiteVersion(3, 7, 0)..<SQLiteVersion(3, 51, 3)
        let mended = [
            SQLiteVersion(3, 44, 6)..<SQLiteVersion(3, 45, 0),
            SQLiteVersion(3, 50, 7)..<SQLiteVersion(3, 51, 0),
        ]
        return affected.contains(self) && !mended.contains { $0.contains(self) }
    }
}

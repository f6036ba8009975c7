package import Membership

/// A report of what really happened, as values: a table for people, JSON and CSV for programs, and
/// a page show the same figures.
package struct LiveReport: Sendable {
    /// The name of the report: `mrr`, `retention`.
    package let name: String
    package let title: String
    /// The days it is about: the first, and the day it ends before; only the end for a report as of
    /// the evening of the day before it.
    package let from: CivilDate?
    package let to: CivilDate
    package let tables: [LiveTable]
    /// How the figures are defined where the field has more than one way.
    package let conventions: [String]
    /// What to be careful with in these figures.
    package let warnings: [String]

    package init(
        name: String,
        title: String,
        from: CivilDate?,
        to: CivilDate,
        tables: [LiveTable],
        conventions: [String],
        warnings: [String] = []
    ) {
        self.name = name
        self.title = title
        self.from = from
        self.to = to
        self.tables = tables
        self.conventions = conventions
        self.warnings = warnings
    }

    /// The table with a key.
    package func table(_ key: String) -> LiveTable? { tables.first { $0.key == key } }
}

/// A page of figures: what it is about, its sections, and at the end what it rests on.
package struct ReportPage: Sendable {
    /// One figure that stands at the head of a section.
    package struct Headline: Sendable {
        package let name: String
        package let text: String
        /// What to know about the figure, in a few words; may be empty.
        package let note: String

        package init(_ name: String, _ text: String, note: String = "") {
            self.name = name
            self.text = text
            self.note = note
        }
    }

    /// A part of the page: words, figures, a chart with its table, further tables.
    package struct Section: Sendable {
        package let title: String
        package let text: [String]
        package let headlines: [Headline]
        package let chart: Chart?
        package let tables: [(title: String, table: PageTable)]

        package init(
            _ title: String,
            text: [String] = [],
            headlines: [Headline] = [],
            chart: Chart? = nil,
            tables: [(title: String, table: PageTable)] = []
        ) {
            self.title = title
            self.text = text
            self.headlines = headlines
            self.chart = chart
            self.tables = tables
        }
    }

    package let title: String
    /// What was looked at and how: the plan, the period, the seed.
    package let subtitle: String
    package let sections: [Section]
    /// What was assumed, as a table; nil for figures that rest on records alone.
    package let assumptions: PageTable?
    /// How each figure is defined where the field has more than one way.
    package let conventions: [String]

    package init(
        title: String,
        subtitle: String,
        sections: [Section],
        assumptions: PageTable? = nil,
        conventions: [String]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.sections = sections
        self.assumptions = assumptions
        self.conventions = conventions
    }
}

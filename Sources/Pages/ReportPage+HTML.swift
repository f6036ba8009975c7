import Mustache

extension ReportPage {
    /// The page as one HTML document that needs nothing else.
    package func html() -> String {
        PageTemplates.library.render(PageContext(self), withTemplate: "page") ?? ""
    }
}

/// What the templates are filled with: escaped text, and drawings that are markup already.
private struct PageContext {
    let title: String
    let subtitle: String
    let style = PageStyle.sheet
    let contents: [Entry]
    let sections: [SectionContext]
    let assumptions: TableContext?
    let conventions: [String]

    struct Entry {
        let id: String
        let title: String
    }

    init(_ page: ReportPage) {
        title = Markup.escaped(page.title)
        subtitle = Markup.escaped(page.subtitle)
        let titles = page.sections.enumerated().map { place, section in
            Entry(id: "part-\(place + 1)", title: Markup.escaped(section.title))
        }
        contents = titles + [Entry(id: "basis", title: "What this rests on")]
        sections = page.sections.enumerated().map { place, section in
            SectionContext(section, id: "part-\(place + 1)")
        }
        assumptions = page.assumptions.map { TableContext("Assumptions", $0) }
        conventions = page.conventions.map(Markup.escaped)
    }
}

private struct SectionContext {
    let id: String
    let title: String
    let text: [String]
    let headlines: [HeadlineContext]
    let hasHeadlines: Bool
    let chart: ChartContext?
    let tables: [TableContext]

    init(_ section: ReportPage.Section, id: String) {
        self.id = id
        title = Markup.escaped(section.title)
        text = section.text.map(Markup.escaped)
        headlines = section.headlines.map(HeadlineContext.init)
        hasHeadlines = !headlines.isEmpty
        chart = section.chart.map { ChartContext($0, title: section.title) }
        let ofChart = section.chart.map { TableContext("The figures of the chart", $0.table) }
        tables =
            (ofChart.map { [$0] } ?? []) + section.tables.map { TableContext($0.title, $0.table) }
    }
}

private struct HeadlineContext {
    let name: String
    let text: String
    let note: String

    init(_ headline: ReportPage.Headline) {
        name = Markup.escaped(headline.name)
        text = Markup.escaped(headline.text)
        note = Markup.escaped(headline.note)
    }
}

private struct ChartContext {
    let drawings: [String]
    let legend: [LegendContext]
    let hasLegend: Bool

    struct LegendContext {
        let style: String
        let name: String
    }

    init(_ chart: Chart, title: String) {
        drawings = Canvas.Width.allCases.map { chart.drawing($0, named: title).markup }
        legend = chart.legend.map { LegendContext(style: $0.style, name: Markup.escaped($0.name)) }
        hasLegend = !legend.isEmpty
    }
}

private struct TableContext {
    let title: String
    let heads: [Head]
    let rows: [Row]

    struct Head {
        let title: String
        let style: String
    }

    struct Row {
        let cells: [Cell]
    }

    struct Cell {
        let text: String
        let style: String
        /// The value behind a figure, to the last digit; nil for words.
        let value: String?
        let isHead: Bool
    }

    init(_ title: String, _ table: PageTable) {
        self.title = Markup.escaped(title)
        heads = table.columns.map {
            Head(title: Markup.escaped($0.title), style: $0.isFigure ? "figure" : "word")
        }
        rows = table.rows.map { row in
            Row(
                cells: row.enumerated().map { place, cell in
                    Cell(
                        text: Markup.escaped(cell.text),
                        style: cell.value != nil || table.columns[place].isFigure
                            ? "figure" : "word",
                        value: cell.value.map { "\($0)" },
                        isHead: place == 0
                    )
                }
            )
        }
    }
}

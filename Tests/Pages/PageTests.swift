import Foundation
import FoundationXML
import Pages
import Testing

struct PageTests {
    @Test(arguments: SamplePages.all)
    func `a page is well-formed, whole and quiet`(page: ReportPage) throws {
        let read = try PageReading(page.html())
        #expect(read.elements["html"] == 1)
        #expect(read.elements["script", default: 0] == 0, "a page runs nothing")
        #expect(read.addresses.allSatisfy { $0.hasPrefix("#") }, "\(read.addresses)")
        #expect(!page.html().contains("@import") && !page.html().contains("url("))
        #expect(!page.html().contains("http:") && !page.html().contains("https:"))
        #expect(Set(read.ids).count == read.ids.count, "ids are unique: \(read.ids)")
        for address in read.addresses {
            #expect(read.ids.contains(String(address.dropFirst())), "\(address) leads somewhere")
        }
    }

    @Test(arguments: SamplePages.all)
    func `each value of a chart stands in its table`(page: ReportPage) throws {
        let read = try PageReading(page.html())
        for (place, section) in page.sections.enumerated() where section.chart != nil {
            let charts = read.charts[place, default: []]
            #expect(charts.count == 2, "one wide drawing and one narrow")
            let cells = Set(read.cells[place, default: []])
            for chart in charts {
                #expect(!chart.isEmpty, "a chart has marks")
                #expect(chart == charts.first, "both drawings show the same")
                for value in chart {
                    #expect(cells.contains(value), "\(section.title): \(value)")
                }
            }
        }
    }

    @Test(arguments: SamplePages.all)
    func `the same figures give the same bytes`(page: ReportPage) {
        #expect(page.html() == page.html())
    }

    @Test(arguments: SamplePages.all)
    func `whoever cannot see finds names and headings`(page: ReportPage) throws {
        let read = try PageReading(page.html())
        #expect(read.elements["h1"] == 1)
        #expect(read.elements["h2"] == page.sections.count + 1)
        #expect(read.drawingNames.allSatisfy { !$0.isEmpty })
        #expect(read.columnHeads > 0 && read.rowHeads > 0)
        #expect(read.language == "en")
    }

    @Test(
        arguments: [
            "</title><script>alert(1)</script>", "\" onload=\"x", "a & b < c > d 'e'",
            "<\u{301}b>", "\u{0}\u{1}bell\u{7}", "{{title}}{{{style}}}", "]]>", "🎁 مرحبا",
        ]
    )
    func `a hostile name stays a name`(name: String) throws {
        let page = SamplePages.named(name)
        let read = try PageReading(page.html())
        #expect(read.elements["script", default: 0] == 0)
        let shown = String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }
            )
        )
        #expect(read.title == shown)
        #expect(read.text.contains(shown))
    }

    @Test
    func `a page holds nothing that has no figures`() throws {
        let page = ReportPage(
            title: "Nothing yet",
            subtitle: "no member has joined",
            sections: [ReportPage.Section("Retention", text: ["Nobody has joined yet."])],
            conventions: []
        )
        let read = try PageReading(page.html())
        #expect(read.elements["svg", default: 0] == 0)
        #expect(read.elements["dl", default: 0] == 0)
        #expect(read.elements["figure", default: 0] == 0)
    }

    @Test
    func `figures without end or number break no drawing`() throws {
        let chart = LineChart(
            axis: "month",
            axisMeasure: .number(decimals: 0, unit: ""),
            places: [0, 1, 2],
            value: "cash",
            measure: .money(code: "USD", decimals: 2),
            series: [
                LineChart.Series("base", [.infinity, nil, 4]),
                LineChart.Series("other", [.nan, -.infinity]),
            ]
        )
        let page = ReportPage(
            title: "Odd",
            subtitle: "",
            sections: [ReportPage.Section("Cash", chart: .lines(chart))],
            conventions: []
        )
        let html = page.html()
        #expect(try PageReading(html).elements["svg"] == 2)
        #expect(!html.contains("cx=\"nan") && !html.contains("inf,"))
    }
}

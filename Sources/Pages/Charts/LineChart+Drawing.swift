extension LineChart {
    func drawing(_ width: Canvas.Width, named title: String) -> SVGNode {
        let canvas = Canvas(width: width, height: width == .wide ? 380 : 320)
        var drawing = canvas.drawing(named: title)
        let plot = Plot(self, canvas)
        plot.addGrid(to: &drawing)
        plot.addBand(to: &drawing)
        plot.addNotes(to: &drawing)
        plot.addLines(to: &drawing)
        plot.addMarks(to: &drawing)
        return drawing
    }
}

/// One drawing of a line chart: its scales and the parts laid over each other.
private struct Plot {
    private static let top = 34.0
    private static let bottom = 46.0
    private static let most = 60

    private let chart: LineChart
    private let canvas: Canvas
    private let across: Scale
    private let up: Scale
    private let left: Double
    private let right: Double

    init(_ chart: LineChart, _ canvas: Canvas) {
        self.chart = chart
        self.canvas = canvas
        let isWide = canvas.width == .wide
        let shown = chart.series.flatMap { $0.values.compactMap { $0 } }
        let floor = canvas.height - Self.bottom
        let up = Scale(
            showing: shown,
            withZero: chart.showsZero,
            places: (floor, Self.top),
            wanted: isWide ? 6 : 5
        )
        let widest = up.ticks.map { Canvas.room(for: chart.measure.tick($0, step: up.step)) }.max()
        left = (widest ?? 20) + 14
        right = canvas.width.pixels - 16
        self.up = up
        across = Scale(
            showing: chart.places,
            withZero: false,
            places: (left, right),
            wanted: isWide ? 10 : 5
        )
    }

    private var floor: Double { canvas.height - Self.bottom }

    func addGrid(to drawing: inout SVGNode) {
        drawing.add(
            Canvas.text(title(chart.value, chart.measure), x: 2, y: 16, style: "axis")
        )
        for tick in up.ticks {
            let y = up.place(tick)
            drawing.add(
                Canvas.line(from: (left, y), to: (right, y), style: tick == 0 ? "zero" : "grid")
            )
            drawing.add(
                Canvas.text(
                    chart.measure.tick(tick, step: up.step),
                    x: left - 6,
                    y: y + 4,
                    anchor: "end"
                )
            )
        }
        for tick in across.ticks {
            let x = across.place(tick)
            drawing.add(Canvas.line(from: (x, floor), to: (x, floor + 5), style: "grid"))
            drawing.add(
                Canvas.text(
                    chart.axisMeasure.tick(tick, step: across.step),
                    x: x,
                    y: floor + 19,
                    anchor: "middle"
                )
            )
        }
        drawing.add(
            Canvas.text(
                title(chart.axis, chart.axisMeasure),
                x: right,
                y: canvas.height - 6,
                anchor: "end",
                style: "axis"
            )
        )
    }

    func addBand(to drawing: inout SVGNode) {
        guard let band = chart.band, let lower = points(named: band.lower),
            let upper = points(named: band.upper), !lower.isEmpty
        else { return }
        let outline = upper + lower.reversed()
        drawing.add(SVGNode("polygon", ["class": "bandfill", "points": Self.list(outline)]))
    }

    func addNotes(to drawing: inout SVGNode) {
        for (place, note) in chart.notes.enumerated() where across.values.contains(note.at) {
            let x = across.place(note.at)
            drawing.add(Canvas.line(from: (x, Plot.top), to: (x, floor), style: "note"))
            let leftward = x > (left + right) / 2
            drawing.add(
                Canvas.text(
                    note.text,
                    x: leftward ? x - 5 : x + 5,
                    y: Plot.top + 12 + Double(place) * 15,
                    anchor: leftward ? "end" : "start",
                    style: "notetext"
                )
            )
        }
    }

    func addLines(to drawing: inout SVGNode) {
        for (line, style) in chart.drawnSeries {
            for run in runs(of: line) {
                drawing.add(
                    SVGNode("polyline", ["class": "line s\(style)", "points": Self.list(run)])
                )
                guard run.count == 1, let point = run.first else { continue }
                drawing.add(dot(point, style: style))
            }
        }
    }

    /// A strip for each place of the axis, which shows all the values there.
    func addMarks(to drawing: inout SVGNode) {
        let reachable = chart.places.count <= Self.most
        for (row, place) in chart.places.enumerated() {
            let here = chart.series.compactMap { line -> (String, Double)? in
                guard row < line.values.count, let value = line.values[row] else { return nil }
                return (line.name, value)
            }
            guard !here.isEmpty else { continue }
            let head = "\(chart.axis) \(chart.axisMeasure.figure(place))"
            let lines = here.map { name, value in "\(name): \(chart.measure.text(value))" }
            var mark = Canvas.mark(
                ([head] + lines).joined(separator: ", "),
                values: here.map(\.1),
                reachable: reachable
            )
            let x = across.place(place)
            let edges = strip(around: row)
            mark.add(
                Canvas.box(
                    x: edges.from,
                    y: Plot.top,
                    width: edges.to - edges.from,
                    height: floor - Plot.top,
                    style: "hit"
                )
            )
            mark.add(Canvas.line(from: (x, Plot.top), to: (x, floor), style: "cursor"))
            for (_, value) in here where value.isFinite {
                mark.add(
                    SVGNode(
                        "circle",
                        [
                            "class": "dot", "cx": Canvas.place(x),
                            "cy": Canvas.place(up.place(value)), "r": "3",
                        ]
                    )
                )
            }
            mark.add(canvas.tip([head] + lines, x: x, y: Plot.top))
            drawing.add(mark)
        }
    }

    private func strip(around row: Int) -> (from: Double, to: Double) {
        let x = across.place(chart.places[row])
        let before = row > 0 ? across.place(chart.places[row - 1]) : left
        let after = row + 1 < chart.places.count ? across.place(chart.places[row + 1]) : right
        let isLast = row + 1 == chart.places.count
        return (row > 0 ? (before + x) / 2 : left, isLast ? right : (x + after) / 2)
    }

    private func dot(_ point: (x: Double, y: Double), style: Int) -> SVGNode {
        SVGNode(
            "circle",
            [
                "class": "point s\(style)", "cx": Canvas.place(point.x),
                "cy": Canvas.place(point.y), "r": "3.5",
            ]
        )
    }

    private func points(named name: String) -> [(x: Double, y: Double)]? {
        chart.series.first { $0.name == name }.map { runs(of: $0).flatMap { $0 } }
    }

    /// The stretches of a line that have values, as places on the page.
    private func runs(of line: LineChart.Series) -> [[(x: Double, y: Double)]] {
        var runs: [[(x: Double, y: Double)]] = []
        var isOpen = false
        for (row, place) in chart.places.enumerated() {
            guard row < line.values.count, let value = line.values[row], value.isFinite else {
                isOpen = false
                continue
            }
            if !isOpen { runs.append([]) }
            isOpen = true
            runs[runs.count - 1].append((across.place(place), up.place(value)))
        }
        return runs
    }

    private func title(_ name: String, _ measure: Measure) -> String {
        measure.unit.isEmpty ? name : "\(name) (\(measure.unit))"
    }

    private static func list(_ points: [(x: Double, y: Double)]) -> String {
        points.map { "\(Canvas.place($0.x)),\(Canvas.place($0.y))" }.joined(separator: " ")
    }
}

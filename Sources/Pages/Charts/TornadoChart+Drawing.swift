extension TornadoChart {
    private static let row = 26.0
    private static let narrowRow = 42.0
    private static let top = 44.0

    func drawing(_ width: Canvas.Width, named title: String) -> SVGNode {
        let isWide = width == .wide
        let row = isWide ? Self.row : Self.narrowRow
        let canvas = Canvas(width: width, height: Self.top + Double(bars.count) * row + 30)
        var drawing = canvas.drawing(named: title)
        let names = bars.map { Canvas.room(for: $0.name) }.max() ?? 0
        let left = isWide ? min(names + 14, 300) : 14
        let across = Scale(
            showing: bars.flatMap { [$0.atLow, $0.atHigh] } + [base],
            withZero: false,
            places: (left, canvas.width.pixels - 20),
            wanted: isWide ? 6 : 3
        )
        let floor = canvas.height - 24
        drawing.add(
            Canvas.text(
                measure.unit.isEmpty ? outcome : "\(outcome) (\(measure.unit))",
                x: 2,
                y: 16,
                style: "axis"
            )
        )
        for tick in across.ticks {
            let x = across.place(tick)
            drawing.add(Canvas.line(from: (x, Self.top - 4), to: (x, floor), style: "grid"))
            drawing.add(
                Canvas.text(
                    measure.tick(tick, step: across.step),
                    x: x,
                    y: floor + 16,
                    anchor: "middle"
                )
            )
        }
        for (place, bar) in bars.enumerated() {
            let y = Self.top + Double(place) * row
            for part in parts(bar, y: y, left: left, across: across, canvas: canvas) {
                drawing.add(part)
            }
        }
        let middle = across.place(base)
        drawing.add(Canvas.line(from: (middle, Self.top - 8), to: (middle, floor), style: "zero"))
        drawing.add(
            Canvas.text(
                "base \(measure.figure(base))",
                x: middle,
                y: Self.top - 12,
                anchor: middle > canvas.width.pixels - 90
                    ? "end" : middle < left + 60 ? "start" : "middle",
                style: "notetext"
            )
        )
        // The marks lie over all the bars, so that no bar hides what a mark tells.
        for (place, bar) in bars.enumerated() {
            let y = Self.top + Double(place) * row
            drawing.add(mark(bar, y: y, left: left, across: across, canvas: canvas))
        }
        return drawing
    }

    private func mark(
        _ bar: Bar,
        y: Double,
        left: Double,
        across: Scale,
        canvas: Canvas
    ) -> SVGNode {
        let isWide = canvas.width == .wide
        let told = [
            bar.name, "at \(bar.low): \(measure.text(bar.atLow))",
            "at \(bar.high): \(measure.text(bar.atHigh))",
        ]
        var mark = Canvas.mark(
            told.joined(separator: ", "),
            values: [bar.atLow, bar.atHigh],
            reachable: true
        )
        mark.add(
            Canvas.box(
                x: left,
                y: y,
                width: canvas.width.pixels - left,
                height: isWide ? Self.row : Self.narrowRow,
                style: "hit"
            )
        )
        mark.add(canvas.tip(told, x: across.place(max(bar.atLow, bar.atHigh)), y: y - 20))
        return mark
    }

    /// What is seen of a bar: its name, and its two halves.
    private func parts(
        _ bar: Bar,
        y: Double,
        left: Double,
        across: Scale,
        canvas: Canvas
    ) -> [SVGNode] {
        let isWide = canvas.width == .wide
        let barTop = isWide ? y + 3 : y + 18
        var parts = [
            isWide
                ? Canvas.text(
                    Canvas.cut(bar.name, to: left - 12),
                    x: left - 10,
                    y: y + 17,
                    anchor: "end"
                )
                : Canvas.text(
                    Canvas.cut(bar.name, to: canvas.width.pixels - 20),
                    x: 14,
                    y: y + 13
                )
        ]
        let middle = across.place(base)
        for (value, style) in [(bar.atLow, "low"), (bar.atHigh, "high")] {
            let end = across.place(value)
            parts.append(
                Canvas.box(
                    x: min(middle, end),
                    y: barTop,
                    width: abs(end - middle),
                    height: 19,
                    style: style
                )
            )
        }
        return parts
    }
}

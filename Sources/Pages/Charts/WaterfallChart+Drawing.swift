extension WaterfallChart {
    /// One column: from where to where it stands, what it says, and how it looks.
    private struct Column {
        let name: String
        let from: Double
        let to: Double
        let told: Double
        let style: String
    }

    private var columns: [Column] {
        var columns = [
            Column(
                name: start.name,
                from: 0,
                to: start.value,
                told: start.value,
                style: "whole"
            )
        ]
        var height = start.value
        for step in steps {
            columns.append(
                Column(
                    name: step.name,
                    from: height,
                    to: height + step.change,
                    told: step.change,
                    style: step.change < 0 ? "loss" : "gain"
                )
            )
            height += step.change
        }
        columns.append(
            Column(name: end.name, from: 0, to: end.value, told: end.value, style: "whole")
        )
        return columns
    }

    func drawing(_ width: Canvas.Width, named title: String) -> SVGNode {
        width == .wide ? upright(title) : lying(title)
    }

    private func upright(_ title: String) -> SVGNode {
        let canvas = Canvas(width: .wide, height: 380)
        var drawing = canvas.drawing(named: title)
        let floor = canvas.height - 36
        let up = Scale(
            showing: columns.flatMap { [$0.from, $0.to] },
            withZero: true,
            places: (floor, 40),
            wanted: 6
        )
        let widest = up.ticks.map { Canvas.room(for: measure.tick($0, step: up.step)) }.max()
        let left = (widest ?? 20) + 14
        let right = canvas.width.pixels - 8
        drawing.add(Canvas.text(axisTitle, x: 2, y: 16, style: "axis"))
        for tick in up.ticks {
            let y = up.place(tick)
            drawing.add(
                Canvas.line(from: (left, y), to: (right, y), style: tick == 0 ? "zero" : "grid")
            )
            drawing.add(
                Canvas.text(
                    measure.tick(tick, step: up.step),
                    x: left - 6,
                    y: y + 4,
                    anchor: "end"
                )
            )
        }
        let room = (right - left) / Double(columns.count)
        for (place, column) in columns.enumerated() {
            let x = left + Double(place) * room
            var mark = mark(column)
            let top = min(up.place(column.from), up.place(column.to))
            let bottom = max(up.place(column.from), up.place(column.to))
            mark.add(
                Canvas.box(
                    x: x + room * 0.12,
                    y: top,
                    width: room * 0.76,
                    height: max(bottom - top, 1.5),
                    style: column.style
                )
            )
            mark.add(
                Canvas.text(
                    signed(column),
                    x: x + room / 2,
                    y: top - 6,
                    anchor: "middle",
                    style: "value"
                )
            )
            mark.add(
                Canvas.text(
                    Canvas.cut(column.name, to: room),
                    x: x + room / 2,
                    y: floor + 20,
                    anchor: "middle"
                )
            )
            if place + 1 < columns.count {
                let y = up.place(column.to)
                mark.add(
                    Canvas.line(
                        from: (x + room * 0.88, y),
                        to: (x + room * 1.12, y),
                        style: "joint"
                    )
                )
            }
            drawing.add(mark)
        }
        return drawing
    }

    private func lying(_ title: String) -> SVGNode {
        let row = 44.0
        let canvas = Canvas(width: .narrow, height: 30 + Double(columns.count) * row + 26)
        var drawing = canvas.drawing(named: title)
        let floor = canvas.height - 22
        let across = Scale(
            showing: columns.flatMap { [$0.from, $0.to] },
            withZero: true,
            places: (10, canvas.width.pixels - 16),
            wanted: 3
        )
        drawing.add(Canvas.text(axisTitle, x: 2, y: 16, style: "axis"))
        for tick in across.ticks {
            let x = across.place(tick)
            drawing.add(
                Canvas.line(from: (x, 26), to: (x, floor), style: tick == 0 ? "zero" : "grid")
            )
            drawing.add(
                Canvas.text(
                    measure.tick(tick, step: across.step),
                    x: x,
                    y: floor + 16,
                    anchor: "middle"
                )
            )
        }
        for (place, column) in columns.enumerated() {
            let y = 30 + Double(place) * row
            var mark = mark(column)
            let from = min(across.place(column.from), across.place(column.to))
            let to = max(across.place(column.from), across.place(column.to))
            mark.add(Canvas.text(column.name, x: 10, y: y + 14))
            mark.add(
                Canvas.text(
                    signed(column),
                    x: canvas.width.pixels - 12,
                    y: y + 14,
                    anchor: "end",
                    style: "value"
                )
            )
            mark.add(
                Canvas.box(
                    x: from,
                    y: y + 19,
                    width: max(to - from, 1.5),
                    height: 18,
                    style: column.style
                )
            )
            drawing.add(mark)
        }
        return drawing
    }

    private func mark(_ column: Column) -> SVGNode {
        Canvas.mark(
            "\(column.name): \(measure.text(column.told))",
            values: [column.told],
            reachable: true
        )
    }

    private func signed(_ column: Column) -> String {
        let figure = measure.figure(column.told)
        return column.style == "gain" && column.told > 0 ? "+\(figure)" : figure
    }

    private var axisTitle: String { measure.unit.isEmpty ? value : "\(value) (\(measure.unit))" }
}

extension HeatMap {
    private static let top = 46.0
    private static let most = 60

    func drawing(_ width: Canvas.Width, named title: String) -> SVGNode {
        let names = rows.map { Canvas.room(for: $0) }.max() ?? 0
        let left = min(max(names, Canvas.room(for: rowTitle)) + 10, width.pixels / 3)
        let cell = (width.pixels - left - 4) / Double(max(columns.count, 1))
        let height = min(max(cell * 0.6, 22), 34)
        let canvas = Canvas(width: width, height: Self.top + Double(rows.count) * height + 10)
        var drawing = canvas.drawing(named: title)
        addHeads(to: &drawing, left: left, cell: cell, right: width.pixels)
        let shown = values.flatMap { $0.compactMap { $0 } }.filter(\.isFinite)
        let low = measure == .share ? min(0, shown.min() ?? 0) : shown.min() ?? 0
        let high = measure == .share ? max(1, shown.max() ?? 1) : shown.max() ?? 1
        for (row, name) in rows.enumerated() {
            let y = Self.top + Double(row) * height
            drawing.add(
                Canvas.text(
                    Canvas.cut(name, to: left - 8),
                    x: left - 6,
                    y: y + height / 2 + 4,
                    anchor: "end"
                )
            )
            for column in columns.indices {
                guard let value = value(row, column) else { continue }
                let x = left + Double(column) * cell
                let share = high > low ? (value - low) / (high - low) : 0.5
                var box = Canvas.box(
                    x: x + 1,
                    y: y + 1,
                    width: cell - 2,
                    height: height - 2,
                    style: "heat"
                )
                box.set("fill-opacity", Canvas.share(0.1 + 0.9 * share))
                drawing.add(box)
                let short = short(value)
                if Canvas.room(for: short) <= cell - 4 {
                    drawing.add(
                        Canvas.text(
                            short,
                            x: x + cell / 2,
                            y: y + height / 2 + 4,
                            anchor: "middle",
                            style: share > 0.75 ? "onheat" : share > 0.5 ? "midheat" : "label"
                        )
                    )
                }
            }
        }
        // The marks lie over all the cells, so that no cell hides what a mark tells.
        for (row, name) in rows.enumerated() {
            for column in columns.indices {
                guard let value = value(row, column) else { continue }
                let told = "\(name), \(columnTitle) \(columns[column]): \(measure.text(value))"
                var mark = Canvas.mark(
                    told,
                    values: [value],
                    reachable: shown.count <= Self.most
                )
                let x = left + Double(column) * cell
                let y = Self.top + Double(row) * height
                mark.add(
                    Canvas.box(
                        x: x + 1,
                        y: y + 1,
                        width: cell - 2,
                        height: height - 2,
                        style: "hit"
                    )
                )
                mark.add(canvas.tip([told], x: x, y: y + height))
                drawing.add(mark)
            }
        }
        return drawing
    }

    private func addHeads(to drawing: inout SVGNode, left: Double, cell: Double, right: Double) {
        drawing.add(Canvas.text(rowTitle, x: 2, y: 36, style: "axis"))
        drawing.add(Canvas.text(columnTitle, x: right - 4, y: 14, anchor: "end", style: "axis"))
        let widest = columns.map { Canvas.room(for: $0) }.max() ?? 0
        let every = max(Int(((widest + 6) / max(cell, 1)).rounded(.up)), 1)
        for (place, name) in columns.enumerated() where place.isMultiple(of: every) {
            drawing.add(
                Canvas.text(
                    name,
                    x: left + (Double(place) + 0.5) * cell,
                    y: 36,
                    anchor: "middle"
                )
            )
        }
    }

    private func short(_ value: Double) -> String {
        switch measure {
        case .share: "\(measure.tick((value * 100).rounded() / 100, step: 0.01))%"
        case .money, .count, .number: measure.tick(value, step: abs(value) >= 1_000 ? 100 : 1)
        }
    }
}

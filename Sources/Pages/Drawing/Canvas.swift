import Foundation

/// The room a chart is drawn in: its width and height, and the text that must fit.
struct Canvas {
    /// Which of the two drawings of a chart this is.
    enum Width: String, CaseIterable {
        case wide
        case narrow

        var pixels: Double { self == .wide ? 760 : 358 }
    }

    /// The size of the text in a drawing, in its own pixels.
    static let textSize = 12.0

    let width: Width
    let height: Double

    /// The room a text takes, nearly: the drawing cannot measure it.
    static func room(for text: String) -> Double {
        Double(text.count) * textSize * 0.6
    }

    /// The text cut to the room there is, with an ellipsis.
    static func cut(_ text: String, to room: Double) -> String {
        let fitting = max(Int(room / (textSize * 0.6)), 1)
        return text.count <= fitting ? text : "\(text.prefix(max(fitting - 1, 1)))…"
    }

    /// A place on the page, to a tenth of a pixel.
    ///
    /// A value without end, or that is no number, has no place: it is drawn at the edge.
    static func place(_ value: Double) -> String {
        guard abs(value) < 1e9 else { return "0" }
        let tenths = (value * 10).rounded()
        let isNegative = tenths < 0
        let whole = Int(abs(tenths)) / 10
        let rest = Int(abs(tenths)) % 10
        let number = rest == 0 ? "\(whole)" : "\(whole).\(rest)"
        return isNegative ? "-\(number)" : number
    }

    /// A share of one, to a hundredth.
    static func share(_ value: Double) -> String {
        let hundredths = value.isFinite ? Int((min(max(value, 0), 1) * 100).rounded()) : 0
        return hundredths == 100 ? "1" : hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
    }

    static func text(
        _ text: String,
        x: Double,
        y: Double,
        anchor: String = "start",
        style: String = "label"
    ) -> SVGNode {
        SVGNode(
            "text",
            ["class": style, "x": place(x), "y": place(y), "text-anchor": anchor],
            text: text
        )
    }

    static func line(
        from: (x: Double, y: Double),
        to: (x: Double, y: Double),
        style: String
    ) -> SVGNode {
        SVGNode(
            "line",
            [
                "class": style, "x1": place(from.x), "y1": place(from.y), "x2": place(to.x),
                "y2": place(to.y),
            ]
        )
    }

    static func box(
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        style: String
    ) -> SVGNode {
        SVGNode(
            "rect",
            [
                "class": style, "x": place(x), "y": place(y), "width": place(max(width, 0)),
                "height": place(max(height, 0)),
            ]
        )
    }

    /// One mark of a chart: what it shows on hover and focus, and its values for whoever checks.
    ///
    /// - Parameter reachable: whether the keyboard stops at it.
    static func mark(_ told: String, values: [Double], reachable: Bool) -> SVGNode {
        var mark = SVGNode("g", ["class": "mark", "role": "img", "aria-label": told])
        if reachable { mark.set("tabindex", "0") }
        mark.set("data-values", values.map { "\($0)" }.joined(separator: " "))
        mark.add(SVGNode("title", text: told))
        return mark
    }

    /// The drawing itself, to which the parts are added.
    func drawing(named title: String) -> SVGNode {
        SVGNode(
            "svg",
            [
                "class": width.rawValue,
                "viewBox": "0 0 \(Self.place(width.pixels)) \(Self.place(height))",
                "role": "group", "aria-label": title,
            ]
        )
    }

    /// The lines a hovered mark shows, in a box that keeps clear of the edge.
    func tip(_ lines: [String], x: Double, y: Double) -> SVGNode {
        let room = (lines.map(Self.room(for:)).max() ?? 0) + 16
        let height = Double(lines.count) * 16 + 10
        let left = max(min(x + 10, width.pixels - room - 2), 2)
        let top = max(min(y, self.height - height - 2), 2)
        var tip = SVGNode("g", ["class": "tip", "aria-hidden": "true"])
        tip.add(Self.box(x: left, y: top, width: room, height: height, style: "tipbox"))
        for (place, line) in lines.enumerated() {
            tip.add(
                Self.text(
                    line,
                    x: left + 8,
                    y: top + 17 + Double(place) * 16,
                    style: place == 0 ? "tiphead" : "label"
                )
            )
        }
        return tip
    }
}

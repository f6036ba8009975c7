/// The unit in which a file writes a figure.
package struct AssumptionUnit: Hashable, Sendable {
    /// As the file writes it: `orders/year`, `share`, `USD/order`.
    package let text: String
    /// How many base units one of these is: an order a year is 1/12 of an order a month.
    package let scale: Double

    package init(text: String, scale: Double = 1) {
        self.text = text
        self.scale = scale
    }
}

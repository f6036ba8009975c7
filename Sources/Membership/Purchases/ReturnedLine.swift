/// How much of one line of a purchase has come back, all returns together.
package struct ReturnedLine: Hashable, Sendable {
    package let items: Int64
    /// Of what was paid for the line.
    package let value: Money

    package init(items: Int64, value: Money) {
        self.items = items
        self.value = value
    }

    /// Nothing of it.
    package static func nothing(of line: SpentLine) -> ReturnedLine {
        ReturnedLine(items: 0, value: .zero(line.net.currency))
    }

    /// All of it.
    package static func all(of line: SpentLine) -> ReturnedLine {
        ReturnedLine(items: line.quantity, value: line.net)
    }
}

/// The lines of an invoice and what they come to.
package struct Bill: Hashable, Sendable {
    package let lines: [InvoiceLine]
    /// Everything together with tax; zero or more.
    package let total: Money

    /// - Throws: ``MoneyError/nothingToAdd`` without a line, ``MoneyError/overflow``.
    package init(lines: [InvoiceLine]) throws(MoneyError) {
        self.lines = lines
        var total: Money?
        for line in lines {
            let gross = try line.gross()
            total = if let sum = total { try sum.adding(gross) } else { gross }
        }
        guard let total else { throw .nothingToAdd }
        self.total = total
    }
}

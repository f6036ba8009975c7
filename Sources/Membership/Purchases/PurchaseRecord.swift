/// A purchase as returns see it: what was bought, what it did, and what has come back so far.
package struct PurchaseRecord: Hashable, Sendable {
    /// All of one currency, and no amount below zero.
    package let lines: [SpentLine]
    package let effects: [BookedEffect]
    /// One for each line.
    package let returned: [ReturnedLine]
    package let returns: [RecordedReturn]

    /// - Parameter returned: `nil` when nothing has come back.
    package init(
        lines: [SpentLine],
        effects: [BookedEffect],
        returned: [ReturnedLine]? = nil,
        returns: [RecordedReturn] = []
    ) {
        self.lines = lines
        self.effects = effects
        self.returned = returned ?? lines.map(ReturnedLine.nothing)
        self.returns = returns
    }

    /// The purchase after a return.
    package func after(_ taken: PurchaseReturn, as recorded: RecordedReturn) -> PurchaseRecord {
        PurchaseRecord(
            lines: lines,
            effects: effects,
            returned: taken.lines,
            returns: returns + [recorded]
        )
    }
}

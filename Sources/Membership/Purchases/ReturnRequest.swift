/// What comes back of a purchase.
package enum ReturnRequest: Hashable, Sendable {
    /// Everything that has not come back yet.
    case all
    case lines([Part])

    /// A part of one line.
    package struct Part: Hashable, Sendable {
        /// The line's place, from 0.
        package let line: Int
        package let amount: Amount

        package init(line: Int, _ amount: Amount) {
            self.line = line
            self.amount = amount
        }
    }

    /// How much of a line.
    package enum Amount: Hashable, Sendable {
        case items(Int64)
        /// So much of what was paid for it: a price reduced afterwards, or a shop that tells no items.
        case value(Money)
    }
}

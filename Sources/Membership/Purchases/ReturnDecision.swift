/// What becomes of a return.
package enum ReturnDecision: Hashable, Sendable {
    case accepted(PurchaseReturn)
    /// The very same return was taken before: it is answered again and does nothing.
    case repeated
    case refused(Obstacle)

    /// Why a return is not taken.
    package enum Obstacle: Hashable, Sendable {
        /// The shop's number stands for another return of this purchase.
        case referenceTaken(String)
        case unknownLine(Int)
        case notPositive(line: Int)
        case currency(line: Int, Currency)
        /// More items than are left to come back.
        case tooManyItems(line: Int, left: Int64)
        /// More than is left of what was paid.
        case tooMuchValue(line: Int, left: Money)
        /// Everything has come back already.
        case nothingLeft
    }
}

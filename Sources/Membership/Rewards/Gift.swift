/// What an award is written as.
package enum Gift: Hashable, Sendable {
    /// A lot of so many.
    case lot(Holding, Int64)
    /// Granted credit of the prepaid balance.
    case credit(Money)
}

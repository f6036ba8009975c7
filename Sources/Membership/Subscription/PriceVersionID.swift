/// The store's number for one amount of one price of one plan version.
package struct PriceVersionID: Hashable, Sendable {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

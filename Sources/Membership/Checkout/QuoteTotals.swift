/// The sums of a quote: goods, the chosen delivery and fees. `list - saved - certificates - points` is
/// ``due``.
package struct QuoteTotals: Hashable, Sendable {
    package let list: Money
    package let saved: Money
    package let certificates: Money
    package let points: Money
    package let due: Money
}

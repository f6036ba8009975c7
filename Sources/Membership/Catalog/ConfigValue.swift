/// A fixed value that a plan hands to the checkout.
package enum ConfigValue: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case flag(Bool)
    case money(Money)
}

/// Something off the price of the lines it covers.
package struct Discount: Hashable, Sendable {
    package let off: Off
    /// The most it takes off one order.
    package let orderCap: Money?
    /// The most it takes off within a window.
    package let cap: Allowance?

    package init(off: Off, orderCap: Money? = nil, cap: Allowance? = nil) {
        self.off = off
        self.orderCap = orderCap
        self.cap = cap
    }

    /// A share off, whatever is bought.
    package init(rate: Rate) { self.init(off: .rate(rate)) }

    /// How much comes off.
    package enum Off: Hashable, Sendable {
        case rate(Rate)
        /// This much off the lines together, never more than they cost.
        case amount(Money)
        /// The more is bought, the higher the share.
        case ladder(Ladder)
    }
}

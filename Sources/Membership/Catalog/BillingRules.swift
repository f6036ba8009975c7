/// How a plan's terms are charged.
package struct BillingRules: Hashable, Sendable {
    package let mode: BillingMode
    package let proration: Proration
    /// Terms one run may bill one subscription, at least 1; what is left over is reported as held back.
    package let catchUp: Int

    package init(mode: BillingMode, proration: Proration, catchUp: Int) {
        self.mode = mode
        self.proration = proration
        self.catchUp = catchUp
    }
}

package import Membership
package import Store

/// A change of plan or price as the CLI and the RPC show it.
package struct ChangeView: Hashable, Sendable {
    package let plan: String
    package let price: String
    /// What a whole term costs at it, before offers.
    package let amount: Money
    package let timing: PlanChangeRow.Timing
    package let state: PlanChangeRow.State
    /// The first day at the new price.
    package let effectiveOn: CivilDate
    package let invoice: InvoiceID?
}

extension Engine {
    func view(
        _ change: PlanChangeRow,
        of subscription: Subscription,
        _ reader: Reader
    ) throws -> ChangeView {
        let priced = try plans.priced(change.to, reader)
        return ChangeView(
            plan: priced.plan.id,
            price: priced.price.id,
            amount: priced.row.version.amount,
            timing: change.timing,
            state: change.state,
            // One that waits is for the first term that begins on its day or later.
            effectiveOn: change.state == .scheduled
                ? subscription.firstTerm(from: change.effectiveOn) : change.effectiveOn,
            invoice: change.invoice
        )
    }
}

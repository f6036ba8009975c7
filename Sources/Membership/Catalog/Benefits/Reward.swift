/// A share of what was bought comes back later.
///
/// Spend in scope accrues through the window; at its end, or `issueLead` before it, what accrued is
/// issued as credit. What is excluded is said by the benefit's scope.
package struct Reward: Hashable, Sendable {
    package let rate: Rate
    package let base: SpendBase
    /// The most that accrues within the window; `nil` is worth a warning.
    package let cap: Money?
    /// When what accrued is issued; `nil` with each purchase, for the next one.
    package let window: BenefitWindow?
    /// How long before the end of the window it is issued.
    package let issueLead: Cadence?
    package let form: Form
    /// How long it holds once issued; `nil` for ever.
    package let validFor: Cadence?
    package let forfeits: [Forfeit]
    /// Whether the member must be paid for, not on trial, when it is issued.
    package let requiresPaid: Bool

    package init(
        rate: Rate,
        base: SpendBase = .net,
        cap: Money? = nil,
        window: BenefitWindow? = nil,
        issueLead: Cadence? = nil,
        form: Form = .certificate,
        validFor: Cadence? = nil,
        forfeits: [Forfeit] = [],
        requiresPaid: Bool = false
    ) {
        self.rate = rate
        self.base = base
        self.cap = cap
        self.window = window
        self.issueLead = issueLead
        self.form = form
        self.validFor = validFor
        self.forfeits = forfeits
        self.requiresPaid = requiresPaid
    }

    /// What it is issued as.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        /// Money off a later basket of this shop.
        case certificate
        /// Granted credit of the prepaid balance, which renewals and change use.
        case balance
    }

    /// When what has accrued and is not issued yet is lost.
    package enum Forfeit: String, Hashable, Sendable, CaseIterable {
        /// The member changes to a plan or tier that does not promise it.
        case downgrade
        /// The membership ends.
        case end
    }
}

package import Membership

/// What a new member's subscription would be billed.
package struct ScheduleView: Hashable, Sendable {
    /// The terms as invoices have them, with discounts and taxes.
    package let bill: Bill
    /// The free days before the first term; `nil` for none.
    package let trial: Period?
    /// Why the plan's trial is not taken; `nil` when it is, when the plan has none, and when it was not
    /// wanted.
    package let trialLeftOut: TrialLeftOut?
    /// The offers that are taken, by id, in the order of the plan file.
    package let offers: [String]
    /// The price that is billed: another one than was asked for when the trial turns into it.
    package let price: String
}

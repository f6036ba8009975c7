/// Why a subscription begins without the trial that its plan has, although nobody asked for that.
package enum TrialLeftOut: String, Hashable, Sendable {
    /// It begins in the past: a trial has to be asked for there.
    case backdated
    /// The member, the household or the payment method has had one.
    case alreadyTaken = "already_taken"
    /// Whoever comes back is taken to have had one.
    case comesBack = "comes_back"
}

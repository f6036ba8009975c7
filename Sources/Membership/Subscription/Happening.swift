/// What the journal says happened to a subscription.
package enum Happening: String, Hashable, Sendable, CaseIterable {
    case started = "subscription.started"
    case trialStarted = "subscription.trial_started"
    case scheduled = "subscription.scheduled"
    case activated = "subscription.activated"
    case renewed = "subscription.renewed"
    case recovered = "subscription.recovered"
    case wentPastDue = "subscription.past_due"
    case wentOnHold = "subscription.on_hold"
    case autoRenewOff = "subscription.auto_renew_off"
    case ended = "subscription.ended"
}

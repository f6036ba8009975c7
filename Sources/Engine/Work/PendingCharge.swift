import Membership
import Payments
import Store

/// A charge that is committed as pending and waits for its gateway.
struct PendingCharge {
    let gateway: String
    let request: ChargeRequest
    let attempt: AttemptRow
    /// The subscription and its invoice as the first commit left them.
    let matter: Case
}

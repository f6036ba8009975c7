import Membership
import Store

/// What somebody is let into a plan by; written once the subscription has its number.
struct Admission {
    /// The invitation that is used by it; `nil` where none is asked for.
    var use: InvitationUseRow?
    /// The place in line that it takes; `nil` for who did not wait.
    var place: WaitlistRow?
}

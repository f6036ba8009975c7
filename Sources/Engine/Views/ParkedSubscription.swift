package import Membership
import Store

/// A subscription that a run set aside, as the CLI shows it.
///
/// Only what needs no zone, price or plan: any of them may be what is wrong with it.
package struct ParkedSubscription: Hashable, Sendable {
    package let id: SubscriptionID
    package let member: String
    package let plan: String
    package let state: StateName
    package let reason: String
}

extension Engine {
    /// The subscriptions that runs have set aside, each with its reason, in order of their numbers.
    package func parkedSubscriptions() throws -> [ParkedSubscription] {
        try store.read { reader in
            try reader.parked().map { row in
                ParkedSubscription(
                    id: row.id,
                    member: row.memberKey,
                    plan: row.plan,
                    state: row.state.name,
                    reason: row.parkedReason ?? ""
                )
            }
        }
    }
}

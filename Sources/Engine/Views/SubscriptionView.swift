package import Membership
import Store

/// A subscription as the CLI and the RPC show it.
package struct SubscriptionView: Hashable, Sendable {
    package let id: SubscriptionID
    package let member: String
    package let plan: String
    package let planVersion: Int
    package let price: String
    package let amount: Money
    package let payWith: String
    package let zone: String
    package let state: SubscriptionState
    package let autoRenew: Bool
    package let startsOn: CivilDate
    package let withTrial: Bool
    package let paidUntil: CivilDate?
    package let accessUntil: Instant?
    package let nextAction: NextAction.Kind?
    package let nextActionAt: Instant?
    package let parkedReason: String?
    /// The newest invoice with how its last try went.
    package let lastInvoice: InvoiceView?

    /// Why it ended; `nil` while it has not.
    package var endReason: EndReason? {
        if case .ended(let reason, _) = state { reason } else { nil }
    }

    /// When it ended; `nil` while it has not.
    package var endedAt: Instant? {
        if case .ended(_, let at) = state { at } else { nil }
    }
}

extension Engine {
    /// One subscription.
    package func subscription(_ id: SubscriptionID) throws -> SubscriptionView {
        try store.read { reader in
            guard let row = try reader.subscription(id) else {
                throw Refused(.unknownSubscription, id.description)
            }
            return try view(row, reader)
        }
    }

    /// Subscriptions of a member, or a page of all of them.
    package func subscriptions(
        of member: String?,
        state: StateName?,
        after: SubscriptionID?,
        limit: Int
    ) throws -> [SubscriptionView] {
        try store.read { reader in
            if let member {
                return try reader.subscriptions(of: find(member, reader).id)
                    .filter { state == nil || $0.state.name == state }
                    .map { try view($0, reader) }
            }
            return try reader.subscriptions(
                after: after ?? SubscriptionID(0),
                state: state,
                limit: limit
            ).map { try view($0, reader) }
        }
    }

    func view(_ row: SubscriptionRow, _ reader: Reader) throws -> SubscriptionView {
        let priced = try plans.priced(row.priceVersion, reader)
        let rowCalendar = try calendars.calendar(row.zone)
        let agreement = try plans.agreement(of: row, reader)
        let entitlement = entitlement(of: row, row.subscription(agreement), rowCalendar)
        return SubscriptionView(
            id: row.id,
            member: row.memberKey,
            plan: row.plan,
            planVersion: plans.catalog.versions[row.planVersion]?.number ?? 0,
            price: priced.price.id,
            amount: priced.row.version.amount,
            payWith: row.payWith,
            zone: row.zone,
            state: row.state,
            autoRenew: row.autoRenew,
            startsOn: row.startsOn,
            withTrial: row.withTrial,
            paidUntil: row.paidUntil,
            accessUntil: row.accessUntil == nil ? nil : entitlement.validUntil,
            nextAction: row.nextAction,
            nextActionAt: row.nextActionAt,
            parkedReason: row.parkedReason,
            lastInvoice: try row.lastInvoice.flatMap(reader.invoice).map {
                try view($0, of: row, reader)
            }
        )
    }
}

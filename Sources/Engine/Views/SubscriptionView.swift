package import Membership
package import Store

/// A subscription as the CLI and the RPC show it.
package struct SubscriptionView: Hashable, Sendable {
    package let id: SubscriptionID
    package let member: String
    package let plan: String
    package let planVersion: Int
    package let price: String
    package let amount: Money
    package let payWith: String
    /// The month through which that works; `nil` where nobody knows.
    package let payWithExpires: Month?
    package let zone: String
    package let state: SubscriptionState
    package let autoRenew: Bool
    package let startsOn: CivilDate
    package let withTrial: Bool
    package let origin: SubscriptionOrigin
    /// Who pays, by the shop's own id: the member, or the giver of a gift.
    package let payer: String
    /// The subscription it goes on from; `nil` for none.
    package let previous: SubscriptionID?
    /// The offers it took, in order.
    package let offers: [AppliedOfferRow]
    /// Terms that the first payment buys together.
    package let firstTerms: Int
    /// Whether it is for good; then it is paid without an end.
    package let isLifetime: Bool
    package let paidUntil: CivilDate?
    package let accessUntil: Instant?
    package let nextAction: NextAction.Kind?
    package let nextActionAt: Instant?
    package let parkedReason: String?
    /// Only in the answer to a start: why it takes no trial that the plan has.
    package var trialLeftOut: TrialLeftOut?
    /// Whether the member is compared with the plan's members: nothing is paid, and nothing given.
    package var isHeldOut = false
    /// Terms it is to rest for when the paid term ends; `nil` for none.
    package let pauseNext: Int?
    /// The newest change of plan or price, waiting or decided; `nil` before the first.
    package let lastChange: ChangeView?
    /// The newest invoice with how its last try went.
    package let lastInvoice: InvoiceView?

    /// Why it ended; `nil` while it has not.
    package var endReason: EndReason? {
        if case .ended(let reason, _) = state { reason } else { nil }
    }

    /// The day on which a rest ends by itself; `nil` while it does not rest.
    package var pausedUntil: CivilDate? {
        if case .paused(let pause) = state { pause.until } else { nil }
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
        let agreement = try plans.agreement(of: row, gateways, reader)
        let subscription = row.subscription(agreement)
        let entitlement = entitlement(of: row, subscription, rowCalendar)
        // The end of the calendar is nothing to wait for.
        let endsNever = row.nextAction == .termEnd && row.paidUntil == .lifetimeEnd
        var shown = SubscriptionView(
            id: row.id,
            member: row.memberKey,
            plan: row.plan,
            planVersion: plans.catalog.versions[row.planVersion]?.number ?? 0,
            price: priced.price.id,
            amount: priced.row.version.amount,
            payWith: row.payWith,
            payWithExpires: try reader.methodExpiry(row.payWith).map(Month.init(of:)),
            zone: row.zone,
            state: row.state,
            // Until the first payment the flag says that it is still wanted.
            autoRenew: row.autoRenew && agreement.renews,
            startsOn: row.startsOn,
            withTrial: row.withTrial,
            origin: row.origin,
            payer: try payer(of: row, reader),
            previous: row.previous,
            offers: row.hasOffers ? try reader.offers(of: row.id) : [],
            firstTerms: row.firstTerms,
            isLifetime: agreement.isLifetime,
            paidUntil: row.paidUntil == .lifetimeEnd ? nil : row.paidUntil,
            accessUntil: row.accessUntil == nil || row.accessUntil == .lifetimeEnd
                ? nil : entitlement.validUntil,
            nextAction: endsNever ? nil : row.nextAction,
            nextActionAt: endsNever ? nil : row.nextActionAt,
            parkedReason: row.parkedReason,
            pauseNext: row.pauseNext,
            lastChange: try reader.changes(of: row.id).last.map {
                try view($0, of: subscription, reader)
            },
            lastInvoice: try row.lastInvoice.flatMap(reader.invoice).map {
                try view($0, of: row, reader)
            }
        )
        if priced.plan.controlGroup != nil {
            shown.isHeldOut = try reader.controlGroup(of: row.member, row.plan)?.isHeldOut ?? false
        }
        return shown
    }

    private func payer(of row: SubscriptionRow, _ reader: Reader) throws -> String {
        guard row.payer != row.member else { return row.memberKey }
        return try reader.member(row.payer)?.key ?? row.memberKey
    }
}

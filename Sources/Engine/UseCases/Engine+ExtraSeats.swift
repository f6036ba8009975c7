import Membership
import Store

/// Seats beyond those that a plan includes: each is a subscription of who sits there, paid by the owner.
extension Engine {
    /// Buys an adult's seat and keeps it for a guest.
    ///
    /// A payment that is declined leaves the seat unpaid, and nobody can take it. Whoever gives the
    /// seat up ends its renewal with it.
    ///
    /// - Throws: ``Refusal/noExtraSeat`` where the plan sells none, or no more.
    package func buySeat(_ order: SeatOrder) throws -> SubscriptionView {
        try charging { try buySeat(order, $0) }
    }

    /// As ``buySeat(_:)``, once.
    package func buySeat(
        _ order: SeatOrder,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceCharging(request, render: render) { try buySeat(order, $0) }
    }

    private func buySeat(
        _ order: SeatOrder,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let reader = writer.reader
        try plans.refreshIfGrown(reader)
        let work = try Work(self, reader, now: now(reader))
        let (owner, guest) = (try find(order.owner, reader), try find(order.guest, reader))
        let shared = try shared(by: owner, order.plan, work)
        guard let extra = shared.rules.extraSeats else {
            throw Refused(.noExtraSeat, "\(shared.plan.id) sells none")
        }
        guard shared.bought.count < extra.most else {
            throw Refused(.noExtraSeat, "\(shared.plan.id) sells \(extra.most), and all are bought")
        }
        let version = try sold(extra.plan)
        let price = try seatPrice(order.price, of: version.plan)
        let calendar = try calendars.calendar(guest.zone ?? calendar.name)
        let today = calendar.day(of: work.now)
        let agreement = try agreement(
            Terms(
                version: version,
                price: price,
                payer: owner.id,
                payWith: try order.payWith.map(knownMethod) ?? shared.matter.agreement.payWith,
                startsOn: today
            )
        )
        _ = try makeRoom(for: version.plan.id, of: guest.id, work)
        let beginning = Beginning(
            member: guest,
            calendar: calendar,
            today: today,
            agreement: agreement,
            startsOn: today,
            previous: last(of: version.plan.id, in: try reader.subscriptions(of: guest.id))
        )
        let id = try open(beginning, work)
        // A seat that was never paid has given way by now, and its invitation with it.
        try work.invite(
            guest,
            as: .adult,
            to: work.shared(shared.matter) ?? shared,
            by: owner,
            sharesPayment: true,
            buying: id
        )
        try work.followExpiries(of: id, guest.id)
        try work.write(writer)
        return (id, work.charges)
    }

    private func seatPrice(_ price: String?, of plan: Plan) throws(Refused) -> Price {
        if let price { return try self.price(price, of: plan) }
        guard let only = plan.prices.first, plan.prices.count == 1 else {
            let known = plan.prices.map(\.id).joined(separator: ", ")
            throw Refused(.unknownPrice, "say which (\(plan.id) has \(known))")
        }
        return only
    }
}

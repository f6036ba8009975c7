package import Membership
import Payments
import Store

extension Engine {
    /// What a change of plan or price comes to, line by line; nothing is written.
    ///
    /// - Parameter day: as if it were made when this day begins; `nil` means now.
    package func previewChange(
        _ order: ChangeOrder,
        on day: CivilDate? = nil
    ) throws -> ChangePreview {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            let row = try live(order.subscription, reader)
            var now = try now(reader)
            if let day {
                let calendar = try calendars.calendar(row.zone)
                guard day >= calendar.day(of: now) else {
                    throw Refused(.expiryInPast, day.description)
                }
                now = max(now, calendar.start(of: day))
            }
            let work = try Work(self, reader, now: now)
            let matter = try work.load(row)
            if let day, let paidUntil = row.paidUntil, day >= paidUntil {
                throw Refused(
                    .notInThisState,
                    "\(row.id) is paid until \(paidUntil), and \(day) is not before it"
                )
            }
            let planned = try work.plan(order, matter)
            return try work.preview(planned, matter)
        }
    }

    /// Changes a subscription's plan or price, at once or at the end of its term as the plan's rules
    /// say.
    ///
    /// What has to be paid at once is what ``previewChange(_:on:)`` shows for the same instant. A
    /// declined charge leaves everything as it was; the view's last change says so.
    package func changePlan(_ order: ChangeOrder) throws -> SubscriptionView {
        let charges = try store.write { try changePlan(order, $0) }.charges
        try Charging(engine: self, actor: actor, urgency: .interactive).carryOut(charges)
        return try subscription(order.subscription)
    }

    /// As ``changePlan(_:)``, once for each key.
    package func changePlan(
        _ order: ChangeOrder,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceCharging(request, render: render) { try changePlan(order, $0) }
    }

    private func changePlan(
        _ order: ChangeOrder,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        try plans.refreshIfGrown(writer.reader)
        let work = try Work(self, writer.reader, now: now(writer.reader))
        let matter = try work.load(live(order.subscription, writer.reader))
        let planned = try work.plan(order, matter)
        if let expected = order.expected, planned.total != expected {
            throw Refused(.totalDiffers, "\(planned.total) and not \(expected)")
        }
        try deciding(order.subscription) { try work.carryOut(planned, on: matter) }
        try work.write(writer)
        return (order.subscription, work.charges)
    }

    /// Takes back a change that waits for the end of a term.
    package func clearChange(_ id: SubscriptionID) throws -> SubscriptionView {
        try store.write { try clearChange(id, $0) }
    }

    /// As ``clearChange(_:)``, once for each key.
    package func clearChange(
        _ id: SubscriptionID,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try clearChange(id, $0)) }
    }

    private func clearChange(_ id: SubscriptionID, _ writer: Writer) throws -> SubscriptionView {
        try decide(id, writer) { _ in .changesNext(nil) }
    }
}

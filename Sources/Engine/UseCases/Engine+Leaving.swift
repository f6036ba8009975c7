package import Membership
import Store

extension Engine {
    /// Ends a subscription now, paid time or not; what is unpaid is given up.
    ///
    /// What the plan's rules give back of the term goes back as in a refund.
    package func cancelNow(_ id: SubscriptionID) throws -> RefundView {
        try carryOut(store.write { try cancelNow(id, $0) })
    }

    /// As ``cancelNow(_:)``, once for each key.
    package func cancelNow(
        _ id: SubscriptionID,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceRefunding(
            request,
            isOwn: { $0.reason == .refund || $0.reason == .giftRefund },
            render: { render($0.subscription) }
        ) {
            try cancelNow(id, $0)
        }
    }

    private func cancelNow(_ id: SubscriptionID, _ writer: Writer) throws -> OpenedRefund {
        let work = try Work(self, writer.reader, now: now(writer.reader))
        guard let row = try writer.reader.subscription(id) else {
            throw Refused(.unknownSubscription, id.description)
        }
        let matter = try work.load(row)
        try deciding(id) {
            let event = { (paidUntil: CivilDate?) in
                SubscriptionEvent.terminated(
                    .canceled,
                    paidUntil: paidUntil,
                    today: matter.today,
                    now: work.now
                )
            }
            // Asked first, so that nothing is given back where it may not end.
            _ = try matter.subscription.applying(event(matter.subscription.paidUntil))
            let left = try work.refundOnLeaving(matter)
            try work.carryOut(matter.subscription.applying(event(left)), on: matter)
        }
        try work.write(writer)
        return try OpenedRefund(id, work)
    }

    /// Turns renewal on again, as long as the time that was kept is not over.
    package func undoCancel(_ id: SubscriptionID) throws -> SubscriptionView {
        try store.write { try undoCancel(id, $0) }
    }

    /// As ``undoCancel(_:)``, once for each key.
    package func undoCancel(
        _ id: SubscriptionID,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try undoCancel(id, $0)) }
    }

    private func undoCancel(_ id: SubscriptionID, _ writer: Writer) throws -> SubscriptionView {
        try decide(id, writer) { .uncanceled(today: $0.today) }
    }
}

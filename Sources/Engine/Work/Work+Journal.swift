import Membership
import Store

extension Work {
    func note(_ happening: Happening, _ matter: Case) {
        let subscription = matter.subscription
        let invoice = matter.invoice
        let data = JournalData.object { data in
            data.text("plan", subscription.agreement.plan)
            data.text("state", subscription.state.name.rawValue)
            if !matter.isNew { data.text("before", matter.row.state.name.rawValue) }
            switch happening {
            case .activated, .renewed, .recovered, .purchaseDeclined, .awaitingPayment:
                if let invoice {
                    data.money("amount", invoice.amount)
                    data.day("period_start", invoice.period.start)
                    data.day("period_end", invoice.period.end)
                }
            case .ended:
                if case .ended(let reason, _) = subscription.state {
                    data.text("reason", reason.rawValue)
                }
            case .wentPastDue, .wentOnHold, .autoRenewOff, .autoRenewOn, .pauseScheduled,
                .pauseCleared:
                data.day("access_until", subscription.accessUntil)
            case .paused:
                if case .paused(let pause) = subscription.state {
                    data.day("paused_on", pause.since)
                    data.day("paused_until", pause.until)
                }
            case .resumed:
                data.day("billed_from", subscription.agreement.billingStart)
            case .changed, .changeDeclined:
                data.text("plan_before", matter.row.plan)
                tell(subscription.agreement.priceVersion, &data)
                data.day("paid_until", subscription.paidUntil)
            case .changeScheduled, .changeCleared:
                data.day("effective_on", subscription.pendingChange?.on)
                if let pending = subscription.pendingChange { tell(pending.price, &data) }
            case .methodChanged:
                // The method itself is the member's business and the gateway's.
                break
            case .heldBack:
                data.text("held_until", subscription.heldUntil?.rfc3339 ?? "")
                if let hold = matter.hold {
                    data.text("missing", hold.missing.rawValue)
                    data.text("pack", hold.pack.rawValue)
                }
            case .started, .trialStarted, .scheduled:
                data.day("starts_on", matter.row.startsOn)
            }
        }
        note(
            JournalEntry(
                kind: happening.rawValue,
                member: matter.row.member,
                subscription: matter.row.id,
                invoice: invoice?.id,
                data: data
            )
        )
    }

    /// Names a price with its plan and what a whole term costs at it.
    private func tell(_ price: PriceVersionID, _ data: inout JournalData) {
        // A price that cannot be read stops the decision itself, not the row that tells of it.
        guard let priced = try? engine.plans.priced(price, reader) else { return }
        data.text("to_plan", priced.plan.id)
        data.text("to_price", priced.price.id)
        data.money("to_amount", priced.row.version.amount)
    }

    func noteDecline(
        _ kind: DeclineKind,
        _ code: String,
        _ invoice: InvoiceRow,
        _ attempt: Int,
        _ matter: Case
    ) {
        note(
            JournalEntry(
                kind: JournalKind.paymentDeclined,
                member: matter.row.member,
                subscription: matter.row.id,
                invoice: invoice.id,
                data: JournalData.object {
                    $0.text("code", code)
                    $0.text("kind", kind.rawValue)
                    $0.number("attempt", Int64(attempt))
                    $0.money("amount", invoice.amount)
                }
            )
        )
    }
}

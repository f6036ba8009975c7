import Membership
import Store

extension Work {
    func note(_ happening: Happening, _ matter: Case) {
        let subscription = matter.subscription
        let invoice = matter.invoice
        let data = JournalData.object { data in
            data.text("plan", matter.row.plan)
            data.text("state", subscription.state.name.rawValue)
            if !matter.isNew { data.text("before", matter.row.state.name.rawValue) }
            switch happening {
            case .activated, .renewed, .recovered:
                if let invoice {
                    data.money("amount", invoice.term.amount)
                    data.day("period_start", invoice.term.period.start)
                    data.day("period_end", invoice.term.period.end)
                }
            case .ended:
                if case .ended(let reason, _) = subscription.state {
                    data.text("reason", reason.rawValue)
                }
            case .wentPastDue, .wentOnHold, .autoRenewOff:
                data.day("access_until", subscription.accessUntil)
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
                    $0.money("amount", invoice.term.amount)
                }
            )
        )
    }
}

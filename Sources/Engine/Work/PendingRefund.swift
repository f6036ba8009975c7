import Membership
import Payments
import Store

/// A refund that is committed as pending and waits for its gateway.
struct PendingRefund {
    let gateway: String
    let token: String
    let attempt: RefundAttemptRow
    let note: CreditNoteRow

    var request: RefundRequest {
        RefundRequest(
            key: RefundKey(creditNote: note.id, attempt: attempt.attempt),
            charge: ChargeKey(invoice: note.invoice, attempt: attempt.chargeAttempt),
            token: token,
            amount: attempt.amount
        )
    }

    /// The gateway that gives back what was paid with this, and its token there.
    ///
    /// What a clerk recorded came some other way and goes back some other way.
    /// - Returns: `nil` for what no gateway took.
    static func route(_ payWith: String) -> (gateway: String, token: String)? {
        let recorded = "recorded:"
        if payWith.hasPrefix(recorded) {
            return (OfflineGateway().name, String(payWith.dropFirst(recorded.count)))
        }
        guard case .gateway(let name, let token) = PaymentMethod(payWith) else { return nil }
        return (name, token)
    }
}

extension RefundAttemptRow {
    /// Whether a clerk pays it out: what was recorded, and what was paid offline.
    var isByHand: Bool { PendingRefund.route(payWith)?.gateway == OfflineGateway().name }
}

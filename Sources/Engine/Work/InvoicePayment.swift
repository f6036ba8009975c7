import Membership
import Store

/// What an invoice was paid with, and what of it did not go back yet.
struct InvoicePayment {
    let invoice: InvoiceRow
    /// The attempt that paid it; `nil` for an invoice of nothing.
    let attempt: AttemptRow?
    /// What is left to give back, by where it came from.
    var left: MoneySources
}

extension InvoicePayment {
    /// - Parameter notes: the credit notes of the invoice.
    init(
        _ invoice: InvoiceRow,
        _ attempts: [AttemptRow],
        _ notes: [CreditNoteRow]
    ) throws(MoneyError) {
        self.invoice = invoice
        let nothing = Money.zero(invoice.amount.currency)
        attempt = attempts.first { $0.state == .succeeded }
        guard let attempt else {
            left = MoneySources(method: nothing, paid: nothing, granted: nothing)
            return
        }
        let fromBalance = attempt.payWith == PaymentMethod.balance.description
        var method = fromBalance ? nothing : attempt.amount
        var paid = attempt.fromBalance.paid
        var granted = attempt.fromBalance.granted
        for note in notes {
            method = try method.subtracting(note.toMethod)
            paid = try paid.subtracting(note.toPaid)
            granted = try granted.subtracting(note.toGranted)
        }
        // What the method brought may have gone to the balance.
        if paid.isNegative {
            method = try method.adding(paid)
            paid = nothing
        }
        left = MoneySources(method: method, paid: paid, granted: granted)
    }

    /// The same with at most this much left, the newest money first.
    func capped(at most: Money) throws(MoneyError) -> InvoicePayment {
        var capped = self
        let fromMethod = left.method.lesser(most)
        let fromPaid = left.paid.lesser(try most.subtracting(fromMethod))
        let fromGranted = left.granted.lesser(
            try most.subtracting(fromMethod).subtracting(fromPaid)
        )
        capped.left = MoneySources(method: fromMethod, paid: fromPaid, granted: fromGranted)
        return capped
    }
}

import Membership
import Payments
import Store

/// How the money for an open invoice comes in: from the balance, through a gateway, or told by a clerk.
extension Work {
    /// Records money for an open invoice that came some other way.
    func record(_ reference: String, _ original: Case) throws -> Case {
        try allOrNothing {
            var matter = original
            try findOpenInvoice(&matter)
            guard let invoice = matter.invoice else {
                throw Refused(.invoiceNotOpen, original.row.id.description)
            }
            if invoice.amount.minorUnits > 0 {
                addAttempt(
                    invoice,
                    try nextAttempt(matter),
                    "recorded:\(reference)",
                    invoice.amount,
                    .succeeded
                )
            }
            try settle(invoice, collected: invoice.amount, &matter)
            try finish(&matter)
            return matter
        }
    }

    /// Pays an open invoice from the balance when that covers it.
    /// - Returns: whether it did.
    func payFromBalance(_ original: Case) throws -> Bool {
        try allOrNothing {
            var matter = original
            try findOpenInvoice(&matter)
            guard let invoice = matter.invoice,
                let drawn = try draw(invoice.amount, from: invoice.payer)
            else { return false }
            try settle(invoice, with: drawn, &matter)
            try finish(&matter)
            return true
        }
    }

    /// Collects the open invoice: from the balance when that covers it, otherwise as was agreed.
    func collect(_ matter: inout Case) throws {
        guard let invoice = matter.invoice else { return }
        guard invoice.amount.minorUnits > 0 else {
            try settled(invoice, .paid, &matter)
            return
        }
        if let drawn = try draw(invoice.amount, from: invoice.payer) {
            try settle(invoice, with: drawn, &matter)
            return
        }
        let rules = try engine.plans.priced(matter.agreement.priceVersion, reader).plan.billing
        let minimum = rules.minimumCharge(invoice.amount.currency)
        switch matter.payWith {
        case .balance:
            try refuse(invoice, .balance, code: "balance_too_small", &matter)
        case .none, .complimentary:
            try refuse(invoice, matter.payWith, code: "no_payment_method", &matter)
        case .gateway where invoice.amount.minorUnits < minimum.minorUnits:
            try carry(invoice, &matter)
        case .gateway where matter.isPaidLater:
            let event = SubscriptionEvent.awaiting(
                term: invoice.scheduled,
                today: matter.today,
                now: now
            )
            try settle(matter.subscription.applying(event), &matter)
        case .gateway(let name, let token):
            try charge(invoice, gateway: name, token: token, rules, minimum, &matter)
        }
    }

    private func charge(
        _ invoice: InvoiceRow,
        gateway: String,
        token: String,
        _ rules: BillingRules,
        _ minimum: Money,
        _ matter: inout Case
    ) throws {
        let held = try hold(for: invoice, rules, minimum, matter)
        let amount = try invoice.amount.subtracting(held.total())
        let attempt = addAttempt(
            invoice,
            try nextAttempt(matter),
            matter.payWith.description,
            amount,
            fromBalance: held,
            .pending
        )
        matter.subscription.inFlight = .pending
        charges.append(
            PendingCharge(
                gateway: gateway,
                request: ChargeRequest(
                    key: ChargeKey(invoice: invoice.id, attempt: attempt.attempt),
                    token: token,
                    amount: amount
                ),
                attempt: attempt,
                matter: matter
            )
        )
    }

    /// No method can pay: told as a soft decline, so that the member may still mend it.
    private func refuse(
        _ invoice: InvoiceRow,
        _ method: PaymentMethod,
        code: String,
        _ matter: inout Case
    ) throws {
        let number = try nextAttempt(matter)
        addAttempt(
            invoice,
            number,
            method.description,
            invoice.amount,
            .declined(.soft, code: code)
        )
        noteDecline(.soft, code, invoice, number, matter)
        try settle(try declined(.soft, invoice, &matter), &matter)
    }

    /// Too little to be charged: settled, and billed with the next invoice.
    private func carry(_ invoice: InvoiceRow, _ matter: inout Case) throws {
        matter.row.carried += invoice.amount.minorUnits
        try settled(invoice, .carried, &matter)
        post(
            Posting.carriedForward(
                invoice.amount,
                member: invoice.payer,
                invoice: invoice.id,
                on: matter.today
            )
        )
    }

    private func settle(
        _ invoice: InvoiceRow,
        with drawn: (draw: PrepaidDraw, rest: PrepaidBalance),
        _ matter: inout Case
    ) throws {
        addAttempt(
            invoice,
            try nextAttempt(matter),
            PaymentMethod.balance.description,
            invoice.amount,
            fromBalance: drawn.draw,
            .succeeded
        )
        try spend(drawn.draw, rest: drawn.rest, of: invoice.payer)
        try settled(invoice, .paid, &matter)
        post(
            Posting.drawn(
                drawn.draw,
                member: invoice.payer,
                invoice: invoice.id,
                on: matter.today
            )
        )
    }

    /// A gateway or a clerk has this much for the invoice.
    func settle(
        _ invoice: InvoiceRow,
        collected: Money,
        _ matter: inout Case
    ) throws {
        try settled(invoice, .paid, &matter)
        post(
            Posting.paid(
                collected,
                member: invoice.payer,
                invoice: invoice.id,
                on: matter.today
            )
        )
    }

    private func nextAttempt(_ matter: Case) throws -> Int {
        guard !matter.invoiceIsNew, let invoice = matter.invoice else { return 1 }
        return try reader.lastAttempt(invoice.id) + 1
    }

    @discardableResult
    private func addAttempt(
        _ invoice: InvoiceRow,
        _ number: Int,
        _ payWith: String,
        _ amount: Money,
        fromBalance: PrepaidDraw? = nil,
        _ state: AttemptState
    ) -> AttemptRow {
        let attempt = AttemptRow(
            invoice: invoice.id,
            attempt: number,
            payWith: payWith,
            amount: amount,
            fromBalance: fromBalance,
            state: state,
            requestedAt: now,
            resolvedAt: state == .pending ? nil : now
        )
        changes.newAttempts.append(attempt)
        return attempt
    }
}

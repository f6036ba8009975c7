import Membership
import Payments
import Store

extension Work {
    /// Applies what the gateway answered to a charge, or what asking by key told.
    func resolve(_ charge: PendingCharge, _ outcome: ChargeOutcome) throws -> Case {
        try allOrNothing {
            var matter = charge.matter
            var attempt = charge.attempt
            let event: SubscriptionEvent
            guard var invoice = matter.invoice else {
                throw StoreError.corrupt(path: "", detail: "\(matter.row.id) lost its open invoice")
            }
            switch outcome {
            case .succeeded:
                attempt.state = .succeeded
                post(
                    Posting.paid(
                        invoice.term.amount,
                        member: matter.row.member,
                        invoice: invoice.id,
                        on: matter.today
                    )
                )
                close(&invoice, .paid, matter)
                try recognize(invoice, matter)
                event = .paid(term: invoice.term, today: matter.today)
            case .declined(let kind, let code):
                attempt.state = .declined(kind, code: code)
                noteDecline(kind, code, invoice, attempt.attempt, matter)
                event = .declined(kind, term: invoice.term, today: matter.today, now: now)
            case .unknown:
                attempt.state = .unknown
                let askAgain = now.adding(milliseconds: Instant.millisecondsPerHour)
                event = .unanswered(askAgain: askAgain)
            }
            if outcome != .unknown { attempt.resolvedAt = now }
            changes.outcomes.append(attempt)
            matter.invoice = invoice
            try settle(matter.subscription.applying(event), &matter)
            finish(&matter)
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
                let drawn = try draw(invoice.term.amount, from: matter.row.member)
            else { return false }
            try settle(invoice, with: drawn, &matter)
            finish(&matter)
            return true
        }
    }

    /// Carries out the effects in order; what they lead to is decided and carried out in turn.
    func settle(_ decision: Decision, _ matter: inout Case) throws {
        matter.subscription = decision.next
        for effect in decision.effects {
            switch effect {
            case .bill(let term):
                bill(term, &matter)
                try collect(&matter)
            case .tryAgain:
                try findOpenInvoice(&matter)
                try collect(&matter)
            case .giveUp(let end):
                try giveUp(end, &matter)
            case .note(let happening):
                note(happening, matter)
            }
        }
    }

    private func bill(_ term: ScheduledTerm, _ matter: inout Case) {
        numbers.invoice += 1
        let id = InvoiceID(numbers.invoice)
        matter.invoice = InvoiceRow(
            id: id,
            subscription: matter.row.id,
            term: term,
            priceVersion: matter.row.priceVersion,
            state: .open,
            issuedAt: now,
            settledAt: nil,
            settledOn: nil,
            previous: matter.row.lastInvoice
        )
        matter.invoiceIsNew = true
        matter.row.lastInvoice = id
        post(
            Posting.invoiced(
                term.amount,
                member: matter.row.member,
                plan: matter.row.plan,
                invoice: id,
                on: matter.today
            )
        )
    }

    /// Collects the open invoice: from the balance when that covers it, otherwise by gateway.
    private func collect(_ matter: inout Case) throws {
        guard let invoice = matter.invoice else { return }
        let amount = invoice.term.amount
        guard amount.minorUnits > 0 else {
            try paid(invoice, &matter)
            return
        }
        if let drawn = try draw(amount, from: matter.row.member) {
            try settle(invoice, with: drawn, &matter)
            return
        }
        let number = try nextAttempt(matter)
        switch matter.agreement.payWith {
        case .balance:
            addAttempt(invoice, number, .balance, .declined(.soft, code: "balance_too_small"))
            noteDecline(.soft, "balance_too_small", invoice, number, matter)
            let event = SubscriptionEvent.declined(
                .soft,
                term: invoice.term,
                today: matter.today,
                now: now
            )
            try settle(matter.subscription.applying(event), &matter)
        case .gateway(let name, let token):
            let attempt = addAttempt(invoice, number, matter.agreement.payWith, .pending)
            matter.subscription.inFlight = .pending
            charges.append(
                PendingCharge(
                    gateway: name,
                    request: ChargeRequest(
                        key: ChargeKey(invoice: invoice.id, attempt: number),
                        token: token,
                        amount: amount
                    ),
                    attempt: attempt,
                    matter: matter
                )
            )
        }
    }

    private func draw(
        _ amount: Money,
        from member: MemberID
    ) throws -> (draw: PrepaidDraw, rest: PrepaidBalance)? {
        try balance(of: member, amount.currency).drawing(amount)
    }

    private func settle(
        _ invoice: InvoiceRow,
        with drawn: (draw: PrepaidDraw, rest: PrepaidBalance),
        _ matter: inout Case
    ) throws {
        let member = matter.row.member
        addAttempt(invoice, try nextAttempt(matter), .balance, .succeeded)
        setBalance(drawn.rest, of: member)
        post(Posting.drawn(drawn.draw, member: member, invoice: invoice.id, on: matter.today))
        try paid(invoice, &matter)
    }

    private func nextAttempt(_ matter: Case) throws -> Int {
        guard !matter.invoiceIsNew, let invoice = matter.invoice else { return 1 }
        return try reader.lastAttempt(invoice.id) + 1
    }

    /// The invoice was paid inside this commit.
    private func paid(_ invoice: InvoiceRow, _ matter: inout Case) throws {
        var invoice = invoice
        close(&invoice, .paid, matter)
        matter.invoice = invoice
        try recognize(invoice, matter)
        let event = SubscriptionEvent.paid(term: invoice.term, today: matter.today)
        try settle(matter.subscription.applying(event), &matter)
    }

    private func giveUp(_ end: InvoiceEnd, _ matter: inout Case) throws {
        try findOpenInvoice(&matter)
        guard var invoice = matter.invoice else { return }
        post(
            Posting.writtenOff(
                invoice.term.amount,
                member: matter.row.member,
                plan: matter.row.plan,
                invoice: invoice.id,
                on: matter.today
            )
        )
        switch end {
        case .void: close(&invoice, .void, matter)
        case .uncollectible: close(&invoice, .uncollectible, matter)
        }
        matter.invoice = invoice
    }

    private func findOpenInvoice(_ matter: inout Case) throws {
        guard matter.invoice == nil, let last = matter.row.lastInvoice else { return }
        guard let invoice = try reader.invoice(last), invoice.state == .open else { return }
        matter.invoice = invoice
    }

    private func close(_ invoice: inout InvoiceRow, _ state: InvoiceState, _ matter: Case) {
        invoice.state = state
        invoice.settledAt = now
        invoice.settledOn = matter.today
    }

    @discardableResult
    private func addAttempt(
        _ invoice: InvoiceRow,
        _ number: Int,
        _ method: PaymentMethod,
        _ state: AttemptState
    ) -> AttemptRow {
        let attempt = AttemptRow(
            invoice: invoice.id,
            attempt: number,
            payWith: method.description,
            state: state,
            requestedAt: now,
            resolvedAt: state == .pending ? nil : now
        )
        changes.newAttempts.append(attempt)
        return attempt
    }

    /// Puts the finished case where the commit finds it.
    func finish(_ matter: inout Case) {
        let subscription = matter.subscription
        let calendar = matter.calendar
        let action = subscription.nextAction.map { action in
            switch action.due {
            case .day(let day): calendar.start(of: day)
            case .instant(let instant): instant
            }
        }
        matter.row.adopt(subscription, nextActionAt: action)
        if matter.isNew {
            changes.newSubscriptions.append(matter.row)
        } else {
            changes.subscriptions.append(matter.row)
        }
        if let invoice = matter.invoice {
            if matter.invoiceIsNew {
                changes.newInvoices.append(invoice)
            } else if invoice.state != .open {
                changes.settledInvoices.append(invoice)
            }
        }
        changes.entitlements.append(
            (matter.row.memberKey, engine.entitlement(of: matter.row, subscription, calendar))
        )
        // A charge remembers the case as it is stored, so its outcome can go on from there.
        if let last = charges.indices.last, charges[last].matter.row.id == matter.row.id {
            var stored = matter
            stored.isNew = false
            stored.invoiceIsNew = false
            charges[last] = PendingCharge(
                gateway: charges[last].gateway,
                request: charges[last].request,
                attempt: charges[last].attempt,
                matter: stored
            )
        }
    }
}

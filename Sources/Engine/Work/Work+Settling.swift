import Membership
import Payments
import Store

extension Work {
    /// Applies what the gateway answered to a charge, or what asking by key told.
    func resolve(_ charge: PendingCharge, _ outcome: ChargeOutcome) throws -> Case {
        try allOrNothing {
            var matter = charge.matter
            var attempt = charge.attempt
            guard let invoice = matter.invoice else {
                throw StoreError.corrupt(path: "", detail: "\(matter.row.id) lost its open invoice")
            }
            switch outcome {
            case .succeeded:
                attempt.state = .succeeded
                attempt.resolvedAt = now
                changes.outcomes.append(attempt)
                try spendHeld(attempt, invoice, matter)
                try settle(invoice, collected: attempt.amount, &matter)
            case .declined(let kind, let code):
                attempt.state = .declined(kind, code: code)
                attempt.resolvedAt = now
                changes.outcomes.append(attempt)
                try release(attempt, invoice, matter)
                noteDecline(kind, code, invoice, attempt.attempt, matter)
                try settle(try declined(kind, invoice, &matter), &matter)
            case .unknown:
                attempt.state = .unknown
                changes.outcomes.append(attempt)
                let askAgain = now.adding(milliseconds: Instant.millisecondsPerHour)
                try settle(matter.subscription.applying(.unanswered(askAgain: askAgain)), &matter)
            }
            try finish(&matter)
            return matter
        }
    }

    /// Carries out the effects in order; what they lead to is decided and carried out in turn.
    func settle(_ decision: Decision, _ matter: inout Case) throws {
        let before = matter.subscription
        matter.subscription = decision.next
        try closeGap(before, matter)
        noteSkippedDays(before, matter)
        for effect in decision.effects {
            switch effect {
            case .bill(let term):
                try bill(term, &matter)
                try collect(&matter)
            case .tryAgain:
                try findOpenInvoice(&matter)
                try collect(&matter)
            case .giveUp(let end):
                try giveUp(end, &matter)
            case .giveBackTime(let day):
                try giveBackTime(from: day, before, &matter)
            case .fallBack(let plan, let price):
                try fallBack(to: plan, price, &matter)
            case .note(let happening):
                if happening == .paused { openGap(matter) }
                note(happening, matter)
            }
        }
    }

    /// What a decline of this invoice means to its subscription.
    func declined(
        _ kind: DeclineKind,
        _ invoice: InvoiceRow,
        _ matter: inout Case
    ) throws -> Decision {
        switch invoice.kind {
        case .term:
            var today = matter.today
            if invoice.payer != matter.agreement.payer {
                // Told late, a gift that failed is still no debt of the member's: it counts as told
                // before the member's own charge for these days fell due.
                let due = matter.agreement.chargeDay(of: invoice.period.start)
                today = min(today, due.adding(days: -1))
            }
            return try matter.subscription.applying(
                .declined(kind, term: invoice.scheduled, today: today, now: now)
            )
        case .change:
            try refuseChange(of: &matter)
            return try matter.subscription.applying(.changeDeclined)
        }
    }

    /// The invoice is settled inside this commit.
    func settled(
        _ invoice: InvoiceRow,
        _ state: InvoiceState,
        _ matter: inout Case
    ) throws {
        var invoice = invoice
        close(&invoice, state, matter)
        matter.invoice = invoice
        switch invoice.kind {
        case .term:
            try recognize(invoice, matter)
            let version = try engine.plans.version(matter.agreement.planVersion, reader)
            if invoice.amount.isPositive, version?.plan.referral != nil {
                try lookAtReferral(of: matter.row.member)
            }
            let event = SubscriptionEvent.paid(term: invoice.scheduled, today: matter.today)
            try settle(matter.subscription.applying(event), &matter)
        case .change:
            try applyChange(paidBy: invoice, &matter)
        }
    }

    private func giveUp(_ end: InvoiceEnd, _ matter: inout Case) throws {
        try findOpenInvoice(&matter)
        guard var invoice = matter.invoice, invoice.state == .open else { return }
        switch invoice.kind {
        case .term:
            let bill = try Bill(lines: invoice.lines)
            try post(
                Posting.writtenOff(
                    bill: bill,
                    member: invoice.payer,
                    plan: matter.agreement.plan,
                    invoice: invoice.id,
                    on: matter.today
                )
            )
            matter.row.carried += try bill.carried().minorUnits
        case .change:
            // A change is in the books only once it is paid.
            break
        }
        switch end {
        case .void: close(&invoice, .void, matter)
        case .uncollectible: close(&invoice, .uncollectible, matter)
        }
        matter.invoice = invoice
    }

    func findOpenInvoice(_ matter: inout Case) throws {
        guard matter.invoice == nil, let last = matter.row.lastInvoice else { return }
        guard let invoice = try reader.invoice(last), invoice.state == .open else { return }
        matter.invoice = invoice
    }

    private func close(_ invoice: inout InvoiceRow, _ state: InvoiceState, _ matter: Case) {
        invoice.state = state
        invoice.settledAt = now
        invoice.settledOn = matter.today
    }

    /// Puts the finished case where the commit finds it.
    func finish(_ matter: inout Case) throws {
        if matter.subscription.state.isEnded {
            try dropCarried(&matter)
            try endPoints(matter)
        }
        try settleRewards(matter)
        try recordChanges(&matter)
        let subscription = matter.subscription
        let calendar = matter.calendar
        matter.row.adopt(
            subscription,
            nextActionAt: subscription.nextAction.map(calendar.instant(of:))
        )
        matter.row.nextNoticeAt = try nextNotice(of: matter)
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
        try project(matter)
        // A charge remembers the case as it is stored, so its outcome can go on from there.
        if let last = charges.indices.last, charges[last].matter.row.id == matter.row.id {
            var stored = matter
            stored.isNew = false
            stored.invoiceIsNew = false
            stored.newOffers = []
            stored.row.noteStored()
            charges[last] = PendingCharge(
                gateway: charges[last].gateway,
                request: charges[last].request,
                attempt: charges[last].attempt,
                matter: stored
            )
        }
    }

    /// What was carried forward and is never billed again is given up.
    private func dropCarried(_ matter: inout Case) throws {
        guard matter.row.carried > 0 else { return }
        let amount = Money(
            minorUnits: matter.row.carried,
            currency: matter.agreement.price.currency
        )
        post(
            Posting.carryOff(
                amount,
                member: matter.agreement.payer,
                subscription: matter.row.id,
                on: matter.today
            )
        )
        matter.row.carried = 0
    }
}

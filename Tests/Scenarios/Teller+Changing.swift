import Engine
import Membership
import ShopSupport
import Store

/// What changes while a subscription lives.
extension Teller {
    func changing(_ verb: String) throws -> [String] {
        switch verb {
        case "preview-change": return try previewChange()
        case "change": return try change()
        case "clear-change": return told(try shop.engine.clearChange(subscription()))
        case "pause": return try pause()
        case "resume": return told(try shop.engine.resumeSubscription(subscription()))
        case "clear-pause": return told(try shop.engine.clearPause(subscription()))
        case "undo-cancel": return told(try shop.engine.undoCancel(subscription()))
        case "cancel-now": return told(try shop.engine.cancelNow(subscription()).subscription)
        case "pay-with":
            let (id, method) = (try subscription(), try take("a payment method"))
            let expires = try optional() == "expires" ? month() : nil
            return told(try shop.engine.changePaymentMethod(id, to: method, expires: expires))
        case "record": return try record()
        case "overdue":
            let found = try shop.engine.overdueInvoices(of: nil, after: nil, limit: 100)
            return found.isEmpty
                ? ["nothing is overdue"] : found.map { "\($0.id) \(Shop.line($0))" }
        case "harm", "mend": return try meddle(verb)
        case "unpark": return told(try shop.engine.unpark(subscription()))
        case "parked":
            let parked = try shop.engine.parkedSubscriptions()
            return parked.isEmpty ? ["nothing is parked"] : parked.map { "\($0.id) \($0.reason)" }
        case "migrate": return try migrate()
        case "changes":
            let id = try subscription()
            return try shop.engine.store.read { try $0.changes(of: id) }.map {
                "\($0.timing.rawValue) \($0.state.rawValue) on \($0.effectiveOn)"
            }
        default: throw ShopError("no command '\(verb)'")
        }
    }

    private func order() throws -> (ChangeOrder, on: CivilDate?) {
        let id = try subscription()
        let (plan, price) = (try take("a plan"), try take("a price"))
        var (late, expected): (Bool, Money?) = (false, nil)
        var day: CivilDate?
        var invitation: String?
        while let word = optional() {
            switch word {
            case "late": late = true
            case "invited": invitation = try take("a code")
            case "on": day = try Shop.day(take("a day"))
            case "expect":
                let currency = try shop.engine.subscription(id).amount.currency
                expected = try Money(decimal: take("an amount"), currency: currency)
            default: throw ShopError("no option '\(word)'")
            }
        }
        let order = ChangeOrder(
            subscription: id,
            plan: plan,
            price: price,
            atTermEnd: late,
            expected: expected,
            invitation: invitation
        )
        return (order, day)
    }

    private func previewChange() throws -> [String] {
        let (order, day) = try order()
        let preview = try shop.engine.previewChange(order, on: day)
        var told = [
            "\(preview.direction.rawValue), \(preview.timing.rawValue), on \(preview.effectiveOn), "
                + "to pay \(preview.total)" + (preview.carries ? ", carried" : "")
        ]
        if preview.leftOver.isPositive { told.append("to the balance \(preview.leftOver)") }
        told += preview.lines.map { line in
            "\(line.kind.rawValue) \(line.period) \(line.amount) for \(line.days)/\(line.ofDays)"
        }
        if let next = preview.nextTerm, let first = next.lines.first {
            told.append("next term \(first.period) \(next.total)")
        }
        return told
    }

    private func change() throws -> [String] {
        told(try shop.engine.changePlan(order().0))
    }

    /// A subscription with what became of its latest change.
    private func told(_ view: SubscriptionView) -> [String] {
        var lines = Self.lines(view)
        if let change = view.lastChange {
            lines.append(
                "change to \(change.plan) \(change.price): \(change.state.rawValue), "
                    + "\(change.effectiveOn)"
            )
        }
        if let terms = view.pauseNext { lines.append("rests for \(terms) terms after this one") }
        if let day = view.pausedUntil { lines.append("rests until \(day)") }
        return lines
    }

    private func pause() throws -> [String] {
        let id = try subscription()
        let terms = Int(try take("a count")) ?? 0
        let start: PauseStart = optional() == "now" ? .now : .atTermEnd
        return told(try shop.engine.pauseSubscription(id, terms: terms, start))
    }

    private func record() throws -> [String] {
        guard let id = InvoiceID(try take("an invoice")) else { throw ShopError("no invoice") }
        let reference = try take("a reference")
        let amount = try optional().map { text in
            try Money(decimal: text, currency: shop.engine.invoice(id).amount.currency)
        }
        let recorded = try shop.engine.recordPayment(id, reference: reference, amount: amount)
        var told = recorded.isKnown ? ["recorded before"] : Self.lines(recorded.subscription)
        if recorded.toBalance.isPositive { told.append("to the balance \(recorded.toBalance)") }
        return told
    }

    /// Somebody changes the file behind the product's back, and changes it back.
    private func meddle(_ verb: String) throws -> [String] {
        let id = try subscription()
        let zone = verb == "harm" ? "Mars/Olympus" : "UTC"
        try shop.tamper("UPDATE subscription SET zone = '\(zone)' WHERE id = \(id.number)")
        return []
    }

    private func migrate() throws -> [String] {
        let (plan, price) = (try take("a plan"), try take("a price"))
        let order = MigrationOrder(
            plan: plan,
            price: price,
            toPrice: try take("a price"),
            effective: try Shop.day(take("a day"))
        )
        let view = try shop.engine.migratePrices(order, dryRun: optional() == "dry")
        var told = view.lines.map {
            "\($0.subscription) \($0.member) on \($0.effectiveOn): \($0.before) to \($0.after)"
        }
        told.append(
            "\(view.scheduled) moved, \(view.before) to \(view.after), \(view.alreadyScheduled) before"
        )
        for reason in MigrationView.LeftOut.allCases {
            guard let count = view.leftOut[reason] else { continue }
            told.append("left out, \(reason.rawValue): \(count)")
        }
        return told
    }
}

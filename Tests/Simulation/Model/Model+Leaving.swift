/// How subscriptions end, and what is given back.
extension Model {
    mutating func cancel(_ index: Int) -> String? {
        let one = subscriptions[index]
        switch one.phase {
        case .gone: return "subscription_ended"
        case .firstUnpaid, .waiting:
            if one.isSilent { return "payment_in_flight" }
            end(index, .void)
        case .owing(let debt):
            if one.isSilent { return "payment_in_flight" }
            guard today(index) < debt.due else {
                end(index, .uncollectible)
                return nil
            }
            close(index, .void)
            turnOff(index)
            subscriptions[index].phase = one.paidUntil == nil ? .trial(until: debt.due) : .paid
        case .resting:
            if one.isSilent {
                guard one.autoRenew else { return "auto_renew_already_off" }
                turnOff(index)
            } else {
                end(index, .void)
            }
        case .trial, .paid:
            guard one.autoRenew else { return "auto_renew_already_off" }
            turnOff(index)
            if !one.isSilent, (one.secured ?? 0) <= today(index) { end(index, .void) }
        }
        return nil
    }

    private mutating func turnOff(_ index: Int) {
        subscriptions[index].autoRenew = false
        subscriptions[index].pauseNext = nil
        subscriptions[index].pending = nil
    }

    mutating func undoCancel(_ index: Int) -> String? {
        let one = subscriptions[index]
        var isTrial = false
        switch one.phase {
        case .trial: isTrial = true
        case .paid: break
        case .waiting, .firstUnpaid, .owing, .resting, .gone: return Self.anyRefusal
        }
        guard !one.autoRenew, !one.isSilent, one.renews || isTrial,
            today(index) < one.secured ?? 0
        else { return Self.anyRefusal }
        subscriptions[index].autoRenew = true
        return nil
    }

    /// What the plan's rule gives back today.
    struct Refund {
        /// Per line of time that is still to come.
        var credits: [(invoice: Int, line: Int, amount: Int, tax: Int)]
        let total: Int
        /// Where it goes; nobody knows where changes have mixed the sources.
        let goesTo: ModelMoney?
    }

    mutating func cancelNow(_ index: Int) -> (refusal: String?, refund: Refund?) {
        let one = subscriptions[index]
        if one.phase == .gone { return ("subscription_ended", nil) }
        if one.isSilent { return ("payment_in_flight", nil) }
        let refund = quote(index)
        var isAhead = true
        if case .owing(let debt) = one.phase { isAhead = today(index) < debt.due }
        if let refund { book(refund, index) }
        end(index, isAhead ? .void : .uncollectible)
        return (nil, refund)
    }

    mutating func refund(_ index: Int) -> Refund? {
        guard !subscriptions[index].isSilent, let refund = quote(index) else { return nil }
        let one = subscriptions[index]
        book(refund, index)
        var isAhead = true
        if case .owing(let debt) = one.phase { isAhead = today(index) < debt.due }
        if one.phase != .gone { end(index, isAhead ? .void : .uncollectible) }
        return refund
    }

    /// `nil` where nothing is given back.
    private func quote(_ index: Int) -> Refund? {
        let (one, today) = (subscriptions[index], today(index))
        guard let rule = one.plan.refunds else { return nil }
        let places = ground(index)
        guard !places.isEmpty else { return nil }
        let running = places.filter { place in
            let line = one.invoices[place.invoice].lines[place.line]
            return line.start <= today && today < line.end
        }
        let term = running.map { one.invoices[$0.invoice].lines[$0.line].start }.min() ?? today
        let paidOn = (running.isEmpty ? places : running).map { one.invoices[$0.invoice].paidOn }
        switch rule {
        case .none: return nil
        case .ifUnused: guard !one.uses.contains(where: { $0 >= term }) else { return nil }
        case .within: guard day - (paidOn.min() ?? 0) < 2 else { return nil }
        case .byDays, .always: break
        }
        let credits = places.map { place in
            let line = one.invoices[place.invoice].lines[place.line]
            let worth = rule == .byDays ? line.unused(from: today) : (line.amountLeft, line.taxLeft)
            return (place.invoice, place.line, amount: worth.0, tax: worth.1)
        }
        let refund = settle(index, credits)
        guard refund.total > 0 else { return nil }
        guard one.isMixed, rule != .byDays else { return refund }
        // All of a term is what its plans before the change cost, too; how much, is told.
        let most = one.invoices.filter { $0.state == .paid }.flatMap(\.lines)
            .filter { $0.end > today }.reduce(0) { $0 + $1.amountLeft + $1.taxLeft }
        return Refund(credits: refund.credits, total: most, goesTo: nil)
    }

    /// The lines with time that is still to come.
    private func ground(_ index: Int) -> [(invoice: Int, line: Int)] {
        let (one, today) = (subscriptions[index], today(index))
        return one.invoices.indices.reversed().flatMap { invoice in
            one.invoices[invoice].lines.indices.filter { line in
                one.invoices[invoice].state == .paid
                    && one.invoices[invoice].lines[line].hasTime(from: today)
            }.map { (invoice, $0) }
        }
    }

    /// Brings credits down to what was paid.
    private func settle(
        _ index: Int,
        _ credits: [(invoice: Int, line: Int, amount: Int, tax: Int)]
    ) -> Refund {
        let one = subscriptions[index]
        let wanted = credits.reduce(0) { $0 + $1.amount + $1.tax }
        if one.isMixed { return Refund(credits: credits, total: wanted, goesTo: nil) }
        var brought = ModelMoney()
        for invoice in Set(credits.map(\.invoice)) {
            brought.method += one.invoices[invoice].left.method
            brought.paid += one.invoices[invoice].left.paid
            brought.granted += one.invoices[invoice].left.granted
        }
        let total = min(wanted, brought.total)
        guard total < wanted else {
            return Refund(credits: credits, total: total, goesTo: brought.upTo(total))
        }
        let shares = Cents.share(total, credits.flatMap { [$0.amount, $0.tax] })
        let cut = credits.indices.map {
            (credits[$0].invoice, credits[$0].line, shares[2 * $0], shares[2 * $0 + 1])
        }
        return Refund(credits: cut, total: total, goesTo: brought.upTo(total))
    }

    private mutating func book(_ refund: Refund, _ index: Int) {
        let today = today(index)
        for credit in refund.credits {
            give(back: credit.amount, credit.tax, index, credit.invoice, credit.line, today)
        }
        if let first = refund.credits.map({
            max(today, subscriptions[index].invoices[$0.invoice].lines[$0.line].start)
        }).min() {
            subscriptions[index].paidUntil = subscriptions[index].paidTime(before: first)
        }
    }

    /// What the days that a rest cuts off were worth; nothing where the plan keeps it.
    mutating func unused(_ index: Int) -> Refund {
        let (one, today) = (subscriptions[index], today(index))
        let credits = ground(index).map { place in
            let worth = one.invoices[place.invoice].lines[place.line].unused(from: today)
            let counts = one.plan.pause?.givesCredit ?? false
            return (
                place.invoice, place.line,
                amount: counts ? worth.amount : 0, tax: counts ? worth.tax : 0
            )
        }
        let refund = settle(index, credits)
        book(refund, index)
        return refund
    }

    /// A credit of a paid invoice; the time is kept.
    mutating func goodwill(_ index: Int, _ invoice: Int, _ cents: Int) -> String? {
        let bill = subscriptions[index].invoices[invoice]
        if subscriptions[index].isSilent { return "payment_in_flight" }
        guard bill.state == .paid, bill.left.total > 0 else { return "nothing_to_refund" }
        let weights = bill.lines.flatMap { [$0.amountLeft, $0.taxLeft] }
        guard cents <= min(bill.left.total, weights.reduce(0, +)) else {
            return "refund_too_large"
        }
        let shares = Cents.share(cents, weights)
        for line in bill.lines.indices {
            give(back: shares[2 * line], shares[2 * line + 1], index, invoice, line, nil)
        }
        return nil
    }

    /// Told by a credit note: where the money of an invoice went.
    mutating func note(_ index: Int, _ invoice: Int, _ money: ModelMoney) {
        let payer = subscriptions[index].invoices[invoice].payer
        members[payer]?.giveBack(ModelMoney(paid: money.paid, granted: money.granted))
        subscriptions[index].invoices[invoice].left.method -= money.method
        subscriptions[index].invoices[invoice].left.paid -= money.paid
        subscriptions[index].invoices[invoice].left.granted -= money.granted
        // What the method brought may have gone to the balance.
        let short = min(0, subscriptions[index].invoices[invoice].left.paid)
        subscriptions[index].invoices[invoice].left.method += short
        subscriptions[index].invoices[invoice].left.paid -= short
    }

    /// Money on its way back to a card or to whoever paid at the desk.
    mutating func sendBack(_ cents: Int, to text: String, _ payer: String) {
        guard cents > 0 else { return }
        let card = DiceGateway.gatewayName + ":"
        var arrives = true
        if text.hasPrefix(card) {
            let token = String(text.dropFirst(card.count))
            refunds[token, default: 0] += 1
            arrives = Dice.refund(token, refunds[token] ?? 0) ?? true
        }
        if arrives {
            cash -= cents
            if !text.hasPrefix(card) { desk -= cents }
        } else {
            members[payer]?.paid += cents
        }
    }
}

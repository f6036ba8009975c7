/// What is billed, and what an outcome does.
extension Model {
    /// Bills terms from the next one on and collects them.
    mutating func bill(
        _ index: Int,
        count: Int,
        payer: String? = nil,
        method: ModelMethod? = nil
    ) {
        let one = subscriptions[index]
        let start = one.upcomingStart
        let used = one.usedTerms().count
        invoiceCount += 1
        let lines = (0..<count).map { offset in
            let period = one.boundary(one.nextTerm + offset)
            return line(
                one,
                one.plan,
                from: max(period, one.billingStart),
                to: one.boundary(one.nextTerm + offset + 1),
                of: one.boundary(one.nextTerm + offset + 1) - period,
                ordinal: used + offset,
                isGiven: (method ?? one.method) == .complimentary
            )
        }
        subscriptions[index].invoices.append(
            ModelInvoice(
                number: invoiceCount,
                start: start,
                end: one.boundary(one.nextTerm + count),
                amount: lines.reduce(0) { $0 + $1.amount + $1.tax },
                lines: lines,
                count: count,
                payer: payer ?? one.payer,
                method: method ?? one.method
            )
        )
        collect(index)
    }

    /// Some days at a plan's price, with the offers of their term and the tax of where the member is.
    func line(
        _ one: ModelSubscription,
        _ plan: ModelPlan,
        from start: Int,
        to end: Int,
        of whole: Int,
        ordinal: Int,
        isGiven: Bool
    ) -> ModelLine {
        let list = Cents.part(plan.amount, end - start, of: whole)
        var (price, discount) = (list, 0)
        if isGiven { discount = list }
        for offer in one.offers where !isGiven && offer.plan == plan.id && ordinal < offer.terms {
            switch offer.effect {
            case .price(let instead):
                let amount = Cents.part(instead, end - start, of: whole)
                if amount < price - discount { (price, discount) = (amount, 0) }
            case .tenth:
                let tenth = Cents.part(list, 1, of: 10)
                if list - tenth < price - discount { (price, discount) = (list, tenth) }
            }
        }
        guard let taxes = plan.taxes, let region = members[one.member]?.region,
            let rate = taxes.rates[region]
        else { return ModelLine(start: start, end: end, amount: price - discount, tax: 0) }
        let base = taxes.areInside ? 10_000 + rate : 10_000
        let tax = Cents.part(price, rate, of: base)
        let back = discount == price ? tax : min(tax, Cents.part(discount, rate, of: base))
        let net = price - discount
        return ModelLine(
            start: start,
            end: end,
            amount: taxes.areInside ? net - (tax - back) : net,
            tax: tax - back
        )
    }

    /// The open invoice is paid.
    mutating func pay(_ index: Int, _ money: ModelMoney) {
        let last = subscriptions[index].invoices.count - 1
        let (today, before) = (today(index), subscriptions[index].phase)
        subscriptions[index].invoices[last].state = .paid
        subscriptions[index].invoices[last].paidOn = day
        if money.total > 0 { subscriptions[index].invoices[last].left = money }
        if let change = subscriptions[index].invoices[last].change {
            apply(change, index)
            return
        }
        let invoice = subscriptions[index].invoices[last]
        subscriptions[index].phase = .paid
        subscriptions[index].paidUntil = invoice.end
        subscriptions[index].nextTerm += invoice.count
        if !subscriptions[index].renews { subscriptions[index].autoRenew = false }
        let plan = subscriptions[index].plan
        if case .owing(let debt) = before, debt.isOnHold, subscriptions[index].autoRenew,
            invoice.end < today, today >= debt.due + plan.grace + plan.hold
        {
            subscriptions[index].gaps.append((invoice.end, today))
            subscriptions[index].billingStart = today
            subscriptions[index].nextTerm = subscriptions[index].index(containing: today)
        }
    }

    private mutating func apply(_ change: ModelInvoice.Change, _ index: Int) {
        for credit in change.credits {
            give(back: credit.amount, credit.tax, index, credit.invoice, credit.line, today(index))
        }
        let last = subscriptions[index].invoices.count - 1
        let start = subscriptions[index].invoices[last].start
        for invoice in subscriptions[index].invoices.indices where invoice != last {
            giveTime(from: start, index, invoice)
        }
        // The money that was granted goes back first; the product is asked how much that was.
        let payer = subscriptions[index].payer
        members[payer]?.paid += change.leftOver
        if change.leftOver > 0 { unsplit[payer, default: 0] += change.leftOver }
        subscriptions[index].isMixed = true
        subscriptions[index].plan = change.target
        subscriptions[index].renews = change.target.renews && subscriptions[index].firstTerms == 1
        subscriptions[index].anchor = change.anchor
        subscriptions[index].anchorDay = change.anchorDay
        subscriptions[index].billingStart = change.billingStart
        subscriptions[index].nextTerm = change.nextTerm
        subscriptions[index].paidUntil = subscriptions[index].invoices[last].end
        subscriptions[index].pending = nil
        if !subscriptions[index].renews { subscriptions[index].autoRenew = false }
    }

    /// Gives back an amount of a line, and its time from a day on where there is one.
    mutating func give(
        back amount: Int,
        _ tax: Int,
        _ index: Int,
        _ invoice: Int,
        _ line: Int,
        _ from: Int?
    ) {
        subscriptions[index].invoices[invoice].lines[line].credited += amount
        subscriptions[index].invoices[invoice].lines[line].creditedTax += tax
        guard let from else { return }
        let days = subscriptions[index].invoices[invoice].lines[line]
        guard days.hasTime(from: from) else { return }
        subscriptions[index].invoices[invoice].lines[line].backFrom = max(from, days.start)
    }

    /// Gives back the days of an invoice from a day on, whatever they were worth.
    private mutating func giveTime(from day: Int, _ index: Int, _ invoice: Int) {
        guard subscriptions[index].invoices[invoice].state == .paid else { return }
        for line in subscriptions[index].invoices[invoice].lines.indices {
            give(back: 0, 0, index, invoice, line, day)
        }
    }

    // MARK: Not paid

    mutating func decline(_ index: Int, hard: Bool) {
        let one = subscriptions[index]
        guard let invoice = one.invoices.last else { return }
        let today = today(index)
        let helps = !hard || one.plan.triesAfterHard
        if invoice.change != nil {
            close(index, .void)
            return
        }
        switch one.phase {
        case .firstUnpaid, .waiting, .gone: return
        case .trial, .paid, .resting:
            // Somebody else's gift is nobody's debt.
            if invoice.payer != one.payer || today < one.chargeDay(invoice.start)
                || one.pauseNext != nil
            {
                close(index, .void)
            } else {
                owe(index, invoice.start, retries: helps)
            }
        case .owing(var debt):
            debt.lastTry = today
            debt.retries = debt.retries && helps
            subscriptions[index].phase = .owing(debt)
            dun(index)
        }
    }

    /// The money comes some other way.
    mutating func expect(_ index: Int) {
        switch subscriptions[index].phase {
        case .firstUnpaid, .waiting, .gone: return
        case .trial, .paid, .resting:
            owe(index, subscriptions[index].invoices.last?.start ?? 0, retries: false)
        case .owing(var debt):
            debt.retries = false
            subscriptions[index].phase = .owing(debt)
            dun(index)
        }
    }

    private mutating func owe(_ index: Int, _ due: Int, retries: Bool) {
        let today = today(index)
        guard subscriptions[index].autoRenew else {
            if today < due {
                close(index, .void)
            } else {
                end(index, .uncollectible)
            }
            return
        }
        var debt = ModelSubscription.Debt(due: due, lastTry: today, retries: retries)
        if case .resting = subscriptions[index].phase {
            debt.isOnHold = true
            debt.hasAccess = false
        }
        subscriptions[index].phase = .owing(debt)
        dun(index)
    }

    /// Where an unpaid term stands today: in grace, on hold, or over.
    mutating func dun(_ index: Int) {
        guard case .owing(var debt) = subscriptions[index].phase else { return }
        let (plan, today) = (subscriptions[index].plan, today(index))
        if today >= debt.due + plan.grace + plan.hold {
            switch plan.end {
            case .cancel:
                end(index, .uncollectible)
                return
            case .fallback(let free):
                end(index, .uncollectible)
                fallBack(index, to: free)
                return
            case .hold: break
            }
        }
        if today >= debt.due + plan.grace { debt.isOnHold = true }
        subscriptions[index].phase = .owing(debt)
    }

    private mutating func fallBack(_ index: Int, to id: String) {
        let one = subscriptions[index]
        guard let plan = ModelPlan.named(id), live(one.member, id) == nil,
            !isPlanned(one.member, id)
        else { return }
        open(one.member, plan, .none, startsOn: today(index))
        begin(subscriptions.count - 1)
    }

    mutating func close(_ index: Int, _ state: ModelInvoice.State) {
        let last = subscriptions[index].invoices.count - 1
        if last >= 0, subscriptions[index].invoices[last].state == .open {
            subscriptions[index].invoices[last].state = state
        }
    }

    mutating func end(_ index: Int, _ state: ModelInvoice.State) {
        close(index, state)
        subscriptions[index].phase = .gone
        subscriptions[index].autoRenew = false
        subscriptions[index].silence = nil
        subscriptions[index].pauseNext = nil
        subscriptions[index].pending = nil
    }
}

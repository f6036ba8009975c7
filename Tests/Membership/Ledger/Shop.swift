import Membership

/// A shop that posts random business facts, and counts beside the ledger what each one means.
struct Shop {
    private(set) var ledger = Ledger()
    private var random: SplitMix64
    private static let day = Sample.firstDay

    /// An invoice that is neither paid nor given up.
    private struct Open {
        let invoice: InvoiceID
        let member: MemberID
        let bill: Bill
        /// What the balance's part of a charge on its way took.
        var held: PrepaidDraw?
    }

    /// What was paid for and may be given back.
    private struct Sold {
        let member: MemberID
        let plan: String
        var deferred: Int64
        var earned: Int64
        var tax: Int64
    }

    // The counts, in minor units: no accounts and no sides, only who has what.
    private var owed: [MemberID: Int64] = [:]
    private var carried: [MemberID: Int64] = [:]
    private var toReturn: [MemberID: PrepaidDraw] = [:]
    private var balances: [MemberID: PrepaidBalance] = [:]
    private var held: [MemberID: Int64] = [:]
    private var open: [Open] = []
    private var sold: [Sold] = []
    private var till: Int64 = 0
    private var givenAway: Int64 = 0
    private var deferred: [String: Int64] = [:]
    private var earned: [String: Int64] = [:]
    private var takenBack: [String: Int64] = [:]
    private var tax: Int64 = 0
    private var ranOut: Int64 = 0
    private var invoices: Int64 = 0
    private var notes: Int64 = 0

    init(seed: Int) { random = SplitMix64(seed: seed) }

    mutating func step() throws {
        let member = MemberID(Int64(random.int(in: 1...3)))
        switch random.int(in: 0...11) {
        case 0, 1: try bill(member)
        case 2: try pay()
        case 3: try hold()
        case 4: try giveUp()
        case 5: try carry()
        case 6: try topUp(member)
        case 7: try spend(member)
        case 8, 9: try recognize()
        case 10: try returnMoney()
        default: try change()
        }
    }

    /// Where the ledger says something else than the counts.
    func differences() -> [String] {
        var expected: [(Account, Int64)] = [
            (.gatewayClearing, till), (.discounts, givenAway), (.taxPayable, tax),
            (.breakage, ranOut),
        ]
        for plan in ["prime", "basic"] {
            expected.append((.deferredRevenue(plan), deferred[plan, default: 0]))
            expected.append((.revenue(plan), earned[plan, default: 0]))
            expected.append((.refunds(plan), takenBack[plan, default: 0]))
        }
        for number in 1...3 {
            let member = MemberID(Int64(number))
            let due = toReturn[member]
            expected.append((.receivable(member), owed[member, default: 0]))
            expected.append((.carriedForward(member), carried[member, default: 0]))
            expected.append((.prepaidHeld(member), held[member, default: 0]))
            expected.append((.prepaidPaid(member), balance(member).paid.minorUnits))
            expected.append((.prepaidGranted(member), balance(member).granted.minorUnits))
            expected.append(
                (
                    .refundPayable(member),
                    (due?.paid.minorUnits ?? 0) + (due?.granted.minorUnits ?? 0)
                )
            )
        }
        return expected.compactMap { account, amount in
            let found = ledger.balance(account, Sample.usd)
            return found == amount ? nil : "\(account) stands at \(found), not \(amount)"
        }
    }
}

extension Shop {
    private mutating func bill(_ member: MemberID) throws {
        invoices += 1
        let number = InvoiceID(invoices)
        let waiting = random.int(in: 0...1) == 0 ? carried[member, default: 0] : 0
        let bill = try Sample.bill(pricing(), carried: waiting)
        open.append(Open(invoice: number, member: member, bill: bill))
        owed[member, default: 0] += bill.total.minorUnits
        carried[member, default: 0] -= waiting
        deferred["prime", default: 0] += try bill.earnable().minorUnits
        tax += try bill.tax().minorUnits
        try post(
            Posting.invoiced(
                bill: bill,
                member: member,
                plan: "prime",
                invoice: number,
                on: Self.day
            )
        )
    }

    private mutating func pay() throws {
        guard let one = open.popLast() else { return }
        let amount = one.bill.total
        if let draw = one.held {
            // The gateway and the balance pay together.
            let part = try draw.total()
            held[one.member, default: 0] -= part.minorUnits
            till += amount.minorUnits - part.minorUnits
            try post(
                Posting.drawnHeld(draw, member: one.member, invoice: one.invoice, on: Self.day)
            )
            try post(
                Posting.paid(
                    amount.subtracting(part),
                    member: one.member,
                    invoice: one.invoice,
                    on: Self.day
                )
            )
        } else if let drawn = balance(one.member).drawing(amount) {
            balances[one.member] = drawn.rest
            try post(
                Posting.drawn(drawn.draw, member: one.member, invoice: one.invoice, on: Self.day)
            )
        } else {
            till += amount.minorUnits
            try post(Posting.paid(amount, member: one.member, invoice: one.invoice, on: Self.day))
        }
        owed[one.member, default: 0] -= amount.minorUnits
        sell(one.bill, to: one.member, plan: "prime")
    }

    private mutating func hold() throws {
        guard let index = open.indices.last else { return }
        let one = open[index]
        if let draw = one.held {
            open[index].held = nil
            held[one.member, default: 0] -= try draw.total().minorUnits
            try put(draw, onBalanceOf: one.member)
            try post(
                Posting.released(draw, member: one.member, invoice: one.invoice, on: Self.day)
            )
        } else {
            let drawn = balance(one.member).drawing(upTo: one.bill.total)
            open[index].held = drawn.draw
            balances[one.member] = drawn.rest
            held[one.member, default: 0] += try drawn.draw.total().minorUnits
            try post(
                Posting.held(drawn.draw, member: one.member, invoice: one.invoice, on: Self.day)
            )
        }
    }

    private mutating func giveUp() throws {
        guard let one = open.last, one.held == nil else { return }
        open.removeLast()
        owed[one.member, default: 0] -= one.bill.total.minorUnits
        deferred["prime", default: 0] -= try one.bill.earnable().minorUnits
        tax -= try one.bill.tax().minorUnits
        carried[one.member, default: 0] += try one.bill.carried().minorUnits
        try post(
            Posting.writtenOff(
                bill: one.bill,
                member: one.member,
                plan: "prime",
                invoice: one.invoice,
                on: Self.day
            )
        )
    }

    private mutating func carry() throws {
        guard let one = open.last, one.held == nil else { return }
        let waiting = Sample.money(carried[one.member, default: 0])
        if random.int(in: 0...3) == 0 {
            givenAway += waiting.minorUnits
            carried[one.member] = 0
            let ended = SubscriptionID(1)
            try post(
                Posting.carryOff(waiting, member: one.member, subscription: ended, on: Self.day)
            )
            return
        }
        open.removeLast()
        owed[one.member, default: 0] -= one.bill.total.minorUnits
        carried[one.member, default: 0] += one.bill.total.minorUnits
        sell(one.bill, to: one.member, plan: "prime")
        try post(
            Posting.carriedForward(
                one.bill.total,
                member: one.member,
                invoice: one.invoice,
                on: Self.day
            )
        )
    }

    private mutating func topUp(_ member: MemberID) throws {
        let amount = Sample.money(Int64(random.int(in: 0...3_000)))
        let nothing = Sample.money(0)
        if random.int(in: 0...1) == 0 {
            till += amount.minorUnits
            try put(PrepaidDraw(granted: nothing, paid: amount), onBalanceOf: member)
            try post(Posting.prepaid(amount, member: member, prepayment: 1, on: Self.day))
        } else {
            givenAway += amount.minorUnits
            try put(PrepaidDraw(granted: amount, paid: nothing), onBalanceOf: member)
            try post(Posting.granted(amount, member: member, prepayment: 1, on: Self.day))
        }
    }

    /// A part of the granted credit runs out, and a part of the paid is paid out.
    private mutating func spend(_ member: MemberID) throws {
        let before = balance(member)
        let lost = part(of: before.granted)
        // Only what the till holds can be paid out of it.
        let out = part(of: Sample.money(min(before.paid.minorUnits, till)))
        balances[member] = PrepaidBalance(
            paid: try before.paid.subtracting(out),
            granted: try before.granted.subtracting(lost)
        )
        ranOut += lost.minorUnits
        till -= out.minorUnits
        try post(Posting.expired(lost, member: member, prepayment: 1, on: Self.day))
        try post(Posting.payout(out, member: member, prepayment: 1, on: Self.day))
    }

    private mutating func recognize() throws {
        guard let index = sold.indices.randomElement(using: &random) else { return }
        let plan = sold[index].plan
        var amount = part(of: Sample.money(sold[index].deferred))
        if random.int(in: 0...4) == 0 {
            amount = try part(of: Sample.money(sold[index].earned)).negated()
        }
        sold[index].deferred -= amount.minorUnits
        sold[index].earned += amount.minorUnits
        deferred[plan, default: 0] -= amount.minorUnits
        earned[plan, default: 0] += amount.minorUnits
        try post(Posting.recognized(amount, plan: plan, on: Self.day))
    }

    /// A credit note is issued, or one that was issued arrives.
    private mutating func returnMoney() throws {
        notes += 1
        guard let index = sold.indices.randomElement(using: &random) else { return }
        let member = sold[index].member
        if let due = toReturn.removeValue(forKey: member) {
            let toMethod = due.paid.minorUnits <= till && random.int(in: 0...1) == 0
            let nothing = Sample.money(0)
            let toBalance =
                toMethod ? PrepaidDraw(granted: due.granted, paid: nothing) : due
            try put(toBalance, onBalanceOf: member)
            try post(
                Posting.refundedToBalance(
                    toBalance,
                    member: member,
                    creditNote: notes,
                    on: Self.day
                )
            )
            guard toMethod else { return }
            till -= due.paid.minorUnits
            try post(Posting.refunded(due.paid, member: member, creditNote: notes, on: Self.day))
            return
        }
        let credit = credit(index)
        let total = try credit.total()
        let granted = part(of: total)
        toReturn[member] = PrepaidDraw(granted: granted, paid: try total.subtracting(granted))
        try post(
            Posting.creditNote([credit], member: member, creditNote: notes, on: Self.day)
        )
    }

    /// A member changes from what was sold before to another plan, and pays at once.
    private mutating func change() throws {
        guard let index = sold.indices.randomElement(using: &random) else { return }
        let member = sold[index].member
        let plan = sold[index].plan == "prime" ? "basic" : "prime"
        let credit = credit(index)
        let charged = try Sample.bill(pricing())
        let given = try credit.total()
        let balance = try charged.total.subtracting(given)
        let isLeft = balance.isNegative
        let leftOver = isLeft ? try balance.negated() : Sample.money(0)
        let granted = part(of: leftOver)
        let draw = PrepaidDraw(granted: granted, paid: try leftOver.subtracting(granted))
        invoices += 1
        let number = InvoiceID(invoices)
        deferred[plan, default: 0] += try charged.earnable().minorUnits
        tax += try charged.tax().minorUnits
        till += isLeft ? 0 : balance.minorUnits
        try put(draw, onBalanceOf: member)
        sell(charged, to: member, plan: plan)
        try post(
            Posting.changed(
                bill: charged,
                member: member,
                plan: plan,
                credits: [credit],
                leftOver: draw,
                invoice: number,
                on: Self.day
            )
        )
        guard !isLeft else { return }
        try post(Posting.paid(balance, member: member, invoice: number, on: Self.day))
    }
}

extension Shop {
    private mutating func pricing() -> LinePricing {
        Sample.pricing(
            Int64(random.int(in: 0...3_000)),
            offers: [Sample.offer("o", .percent(Sample.rate(random.int(in: 0...3_000))))],
            taxes: Sample.taxes(random.int(in: 0...2_500), included: random.int(in: 0...1) == 0)
        )
    }

    private mutating func sell(_ bill: Bill, to member: MemberID, plan: String) {
        guard let net = try? bill.earnable(), let tax = try? bill.tax() else { return }
        sold.append(
            Sold(
                member: member,
                plan: plan,
                deferred: net.minorUnits,
                earned: 0,
                tax: tax.minorUnits
            )
        )
    }

    /// Takes a random part of what was sold out of the counts.
    private mutating func credit(_ index: Int) -> CreditedRevenue {
        let plan = sold[index].plan
        let fromDeferred = part(of: Sample.money(sold[index].deferred))
        let fromEarned = part(of: Sample.money(sold[index].earned))
        let taxPart = part(of: Sample.money(sold[index].tax))
        sold[index].deferred -= fromDeferred.minorUnits
        sold[index].earned -= fromEarned.minorUnits
        sold[index].tax -= taxPart.minorUnits
        deferred[plan, default: 0] -= fromDeferred.minorUnits
        takenBack[plan, default: 0] += fromEarned.minorUnits
        tax -= taxPart.minorUnits
        return CreditedRevenue(
            plan: plan,
            fromDeferred: fromDeferred,
            fromEarned: fromEarned,
            tax: taxPart
        )
    }

    private mutating func part(of amount: Money) -> Money {
        Sample.money(Int64(random.int(in: 0...Int(amount.minorUnits))))
    }

    private func balance(_ member: MemberID) -> PrepaidBalance {
        balances[member] ?? .empty(Sample.usd)
    }

    private mutating func put(_ draw: PrepaidDraw, onBalanceOf member: MemberID) throws {
        let before = balance(member)
        balances[member] = PrepaidBalance(
            paid: try before.paid.adding(draw.paid),
            granted: try before.granted.adding(draw.granted)
        )
    }

    /// Each transfer by itself must leave its accounts sound, since each is written by itself.
    private mutating func post(_ transfers: [Transfer]) throws {
        for transfer in transfers {
            try ledger.post(transfer)
            for account in [transfer.debit, transfer.credit] {
                guard ledger.balance(account, transfer.amount.currency) >= 0 else {
                    throw Overdrawn(account: account, code: transfer.code)
                }
            }
        }
    }

    /// A transfer that leaves an account on the wrong side, if only until the next one.
    private struct Overdrawn: Error {
        let account: Account
        let code: Transfer.Code
    }
}

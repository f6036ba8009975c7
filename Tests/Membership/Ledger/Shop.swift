import Membership

/// A shop that posts random business facts, and counts beside the ledger what each one means.
struct Shop {
    private(set) var ledger = Ledger()
    private var random: SplitMix64

    // The counts, in minor units: no accounts and no sides, only who has what.
    private var owed: [MemberID: Int64] = [:]
    private var balances: [MemberID: PrepaidBalance] = [:]
    private var open: [(invoice: InvoiceID, member: MemberID, amount: Money)] = []
    private var received: Int64 = 0
    private var givenAway: Int64 = 0
    private var deferred: Int64 = 0
    private var earnable: Int64 = 0
    private var earned: Int64 = 0
    private var invoices: Int64 = 0

    init(seed: Int) { random = SplitMix64(seed: seed) }

    mutating func step() throws {
        let member = MemberID(Int64(random.int(in: 1...3)))
        let amount = Sample.money(Int64(random.int(in: 0...3_000)))
        let day = Sample.firstDay
        switch random.int(in: 0...6) {
        case 0, 1:
            invoices += 1
            let bill = InvoiceID(invoices)
            open.append((bill, member, amount))
            owed[member, default: 0] += amount.minorUnits
            deferred += amount.minorUnits
            try post(
                Posting.invoiced(amount, member: member, plan: "prime", invoice: bill, on: day)
            )
        case 2:
            guard let bill = take() else { return }
            received += bill.amount.minorUnits
            earnable += bill.amount.minorUnits
            try post(
                Posting.paid(bill.amount, member: bill.member, invoice: bill.invoice, on: day)
            )
        case 3:
            guard let bill = open.last,
                let drawn = balance(bill.member).drawing(bill.amount)
            else { return }
            _ = take()
            balances[bill.member] = drawn.rest
            earnable += bill.amount.minorUnits
            try post(
                Posting.drawn(drawn.draw, member: bill.member, invoice: bill.invoice, on: day)
            )
        case 4:
            guard let bill = take() else { return }
            deferred -= bill.amount.minorUnits
            try post(
                Posting.writtenOff(
                    bill.amount,
                    member: bill.member,
                    plan: "prime",
                    invoice: bill.invoice,
                    on: day
                )
            )
        case 5:
            let before = balance(member)
            if random.int(in: 0...1) == 0 {
                received += amount.minorUnits
                balances[member] = PrepaidBalance(
                    paid: try before.paid.adding(amount),
                    granted: before.granted
                )
                try post(Posting.prepaid(amount, member: member, prepayment: 1, on: day))
            } else {
                givenAway += amount.minorUnits
                balances[member] = PrepaidBalance(
                    paid: before.paid,
                    granted: try before.granted.adding(amount)
                )
                try post(Posting.granted(amount, member: member, prepayment: 1, on: day))
            }
        default:
            let share = Int64(random.int(in: 0...Int(earnable)))
            earnable -= share
            deferred -= share
            earned += share
            try post(Posting.recognized(Sample.money(share), plan: "prime", on: day))
        }
    }

    /// Where the ledger says something else than the counts.
    func differences() -> [String] {
        var expected: [(Account, Int64)] = [
            (.gatewayClearing, received), (.discounts, givenAway),
            (.deferredRevenue("prime"), deferred), (.revenue("prime"), earned),
        ]
        for number in 1...3 {
            let member = MemberID(Int64(number))
            expected.append((.receivable(member), owed[member, default: 0]))
            expected.append((.prepaidPaid(member), balance(member).paid.minorUnits))
            expected.append((.prepaidGranted(member), balance(member).granted.minorUnits))
        }
        return expected.compactMap { account, amount in
            let found = ledger.balance(account, Sample.usd)
            return found == amount ? nil : "\(account) stands at \(found), not \(amount)"
        }
    }

    private func balance(_ member: MemberID) -> PrepaidBalance {
        balances[member] ?? .empty(Sample.usd)
    }

    /// Closes the latest open invoice.
    private mutating func take() -> (invoice: InvoiceID, member: MemberID, amount: Money)? {
        guard let bill = open.popLast() else { return nil }
        owed[bill.member, default: 0] -= bill.amount.minorUnits
        return bill
    }

    private mutating func post(_ transfers: [Transfer]) throws {
        for transfer in transfers { try ledger.post(transfer) }
    }
}

import Engine
import Membership
import ShopSupport
import Store

/// Books a seeded history of every kind of transfer, without any subscription behind it.
///
/// The ids are of the kinds that names in a book must not mix up.
struct Bookkeeper {
    static let members = ["m-1", "M-1", "M_2:x.X", "Member-", "0"]
    static let plans = ["prime", "x2", "a_b.c-1", "58"]
    static let firstDay = CivilDate(dayNumber: 20_454)

    private(set) var transfers: [Transfer] = []
    private(set) var ledger = Ledger()
    private var random: SplitMix64
    private var reference: Int64 = 0
    private var recognized: Set<RecognizedDay> = []

    /// A plan's revenue is posted once a day.
    private struct RecognizedDay: Hashable {
        let account: Account
        let currency: Currency
        let day: CivilDate
    }

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A shop with these books in it, on the day after the last one.
    static func shop(seed: UInt64, steps: Int) throws -> (shop: Shop, keeper: Bookkeeper) {
        var keeper = Bookkeeper(seed: seed)
        try keeper.book(steps: steps)
        let shop = try Shop(at: "2026-01-01", plans: [])
        for member in members { try shop.add(member) }
        let now = try shop.engine.now()
        try shop.engine.store.write { writer in
            var changes = ChangeSet(at: now, actor: "test")
            changes.transfers = keeper.transfers
            changes.journal = [JournalEntry(kind: "books.made")]
            try writer.apply(changes)
        }
        try shop.sleep(until: "\(keeper.days.end)")
        return (shop, keeper)
    }

    /// The days of the history; the end is the day after the last.
    var days: Period {
        let days = transfers.map(\.effective)
        guard let first = days.min(), let last = days.max() else {
            return Period(start: Self.firstDay, end: Self.firstDay)
        }
        return Period(start: first, end: last.adding(days: 1))
    }

    /// Every way of moving money once for every member, then at random.
    mutating func book(steps: Int) throws {
        let currencies = ["USD", "JPY", "KWD"].compactMap(Currency.init)
        for currency in currencies {
            for (number, plan) in zip(1..., Self.plans) {
                for (way, amount) in Self.ways(MemberID(Int64(number)), plan) {
                    let amount = Money(minorUnits: amount, currency: currency)
                    try post(way, amount, on: Self.firstDay.adding(days: number))
                }
            }
        }
        for step in 0..<steps {
            let member = MemberID(Int64(random.int(1...Self.members.count)))
            let (way, most) = random.pick(Self.ways(member, random.pick(Self.plans)))
            // Not in order of days, as when a member's zone is behind or ahead.
            let day = Self.firstDay.adding(days: 5 + step / 4 + random.int(-3...1))
            let amount = Money(
                minorUnits: Int64(random.int(1...Int(most))),
                currency: random.pick(currencies)
            )
            try post(way, amount, on: day)
        }
    }

    /// Leaves out what would put an account on its wrong side.
    private mutating func post(_ way: Way, _ amount: Money, on day: CivilDate) throws {
        if way.code == .recognition {
            let key = RecognizedDay(account: way.debit, currency: amount.currency, day: day)
            guard recognized.insert(key).inserted else { return }
        }
        reference += 1
        let transfer = Transfer(
            debit: way.debit,
            credit: way.credit,
            amount: amount,
            code: way.code,
            reference: way.code == .recognition ? nil : reference,
            effective: day,
            about: way.code == .recognition ? nil : way.member
        )
        var next = ledger
        try next.post(transfer)
        let isSound = [way.debit, way.credit].allSatisfy {
            $0.kind.standsOnEitherSide || next.balance($0, amount.currency) >= 0
        }
        guard isSound else { return }
        ledger = next
        transfers.append(transfer)
    }
}

extension Bookkeeper {
    /// One way for money to move.
    struct Way {
        let code: Transfer.Code
        let debit: Account
        let credit: Account
        let member: MemberID
    }

    /// Every way, in an order in which each finds what it takes, with an amount to begin with.
    static func ways(_ member: MemberID, _ plan: String) -> [(Way, Int64)] {
        let owed = Account.receivable(member)
        let paid = Account.prepaidPaid(member)
        let held = Account.prepaidHeld(member)
        let carried = Account.carriedForward(member)
        let due = Account.refundPayable(member)
        let deferred = Account.deferredRevenue(plan)
        let list: [(Transfer.Code, Account, Account, Int64)] = [
            (.invoice, owed, deferred, 100_003), (.tax, owed, .taxPayable, 19_001),
            (.prepayment, .gatewayClearing, paid, 50_021),
            (.credit, .discounts, .prepaidGranted(member), 2_017), (.hold, paid, held, 901),
            (.balance, held, owed, 401), (.release, held, paid, 97),
            (.balance, .prepaidGranted(member), owed, 11),
            (.payment, .gatewayClearing, owed, 60_013), (.carry, carried, owed, 89),
            (.carried, owed, carried, 31), (.carryOff, .discounts, carried, 7),
            (.expiry, .prepaidGranted(member), .breakage, 503), (.writeOff, deferred, owed, 2_003),
            (.recognition, deferred, .revenue(plan), 40_009),
            (.recognition, .revenue(plan), deferred, 101),
            (.changeCredit, deferred, owed, 1_009), (.changeCredit, .taxPayable, owed, 13),
            (.creditNote, .refunds(plan), due, 809), (.creditNote, deferred, due, 701),
            (.leftOver, owed, paid, 3), (.refund, due, .gatewayClearing, 607),
            (.refundToBalance, due, paid, 499), (.payout, paid, .gatewayClearing, 5_003),
            (.pointsEarned, .pointsCost, .pointsLiability, 3_001),
            (.pointsRedeemed, .pointsLiability, .tillPayable, 607),
            (.pointsExpired, .pointsLiability, .breakage, 103),
            (.pointsGiven, .pointsLiability, .pointsCost, 43),
            (.pointsReturned, .tillPayable, .pointsLiability, 59),
            (.pointsReturned, .pointsLiability, .pointsCost, 61),
            (.partnerEarned, .partner("air"), .partnerIncome, 211),
            (.partnerBurned, .pointsLiability, .partner("air"), 401),
            (.partnerBurned, .pointsCost, .partner("air"), 17),
            (.donation, .donations, .donationPayable, 307),
            (.donationReturned, .donationPayable, .donations, 29),
        ]
        return list.map { (Way(code: $0.0, debit: $0.1, credit: $0.2, member: member), $0.3) }
    }
}

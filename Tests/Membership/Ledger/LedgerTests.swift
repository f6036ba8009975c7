import Membership
import Testing

struct LedgerTests {
    private static let ada = MemberID(7)

    private static func transfer(_ debit: Account, _ credit: Account) -> Transfer {
        Transfer(
            debit: debit,
            credit: credit,
            amount: Sample.money(100),
            code: .invoice,
            reference: 1,
            effective: Sample.firstDay
        )
    }

    @Test
    func `books without transfers are sound and stand at zero`() {
        #expect(Ledger().checkInvariants() == [])
        #expect(Ledger().balance(.gatewayClearing, Sample.usd) == 0)
    }

    @Test(
        arguments: [
            (.prepaidPaid(ada), .receivable(ada), "prepaid_paid:member 7", "overdrawn"),
            (.prepaidGranted(ada), .receivable(ada), "prepaid_granted:member 7", "overdrawn"),
            (.deferredRevenue("prime"), .revenue("prime"), "deferred_revenue:prime", "unbilled"),
            (.gatewayClearing, .receivable(ada), "receivable:member 7", "paid and never billed"),
            (.revenue("prime"), .deferredRevenue("prime"), "revenue:prime", "earned backwards"),
            (.receivable(ada), .gatewayClearing, "gateway_clearing", "money that never came"),
            (.receivable(ada), .discounts, "discounts", "taken back and never given"),
        ] as [(Account, Account, String, String)]
    )
    func `a balance on the wrong side is found`(
        debit: Account,
        credit: Account,
        account: String,
        why: String
    ) throws {
        var ledger = Ledger()
        try ledger.post(Self.transfer(debit, credit))
        let broken = ledger.checkInvariants()
        // The other side may be wrong as well; this account has to be among them.
        #expect(
            broken.contains("\(account) stands at -1.00 USD, on the wrong side"),
            "\(why)"
        )
    }

    @Test
    func `every kind of account is watched`() throws {
        for kind in AccountKind.allCases {
            let account = Sample.known(
                Account(
                    kind: kind,
                    plan: kind.owner == .plan || kind.owner == .partner ? "prime" : nil,
                    member: kind.owner == .member ? Self.ada : nil
                ),
                kind.rawValue
            )
            var entry = Ledger.Entry(debits: 5, credits: 5)
            switch kind.normalSide {
            case .debit: entry.credits += 1
            case .credit: entry.debits += 1
            }
            let ledger = Ledger(entries: [.init(account: account, currency: Sample.usd): entry])
            let isBroken = ledger.checkInvariants().contains(
                "\(account) stands at -0.01 USD, on the wrong side"
            )
            #expect(isBroken != kind.standsOnEitherSide, "\(kind)")
            #expect(ledger.balance(account, Sample.usd) == -1)
        }
    }

    @Test
    func `debits and credits that differ are found, each currency for itself`() {
        let ledger = Ledger(entries: [
            .init(account: .gatewayClearing, currency: Sample.usd): .init(debits: 100),
            .init(account: .prepaidPaid(Self.ada), currency: Sample.usd): .init(credits: 99),
            .init(account: .gatewayClearing, currency: Sample.jpy): .init(debits: 7),
            .init(account: .prepaidPaid(Self.ada), currency: Sample.jpy): .init(credits: 7),
        ])
        #expect(ledger.checkInvariants() == ["USD: debits 100 and credits 99 differ"])
    }

    @Test
    func `one currency cannot pay another's debt`() throws {
        var ledger = Ledger()
        let day = Sample.firstDay
        let bill = InvoiceID(1)
        for transfer in Posting.invoiced(
            Sample.money(5),
            member: Self.ada,
            plan: "prime",
            invoice: bill,
            on: day
        ) {
            try ledger.post(transfer)
        }
        for transfer in Posting.paid(
            Sample.money(5, Sample.jpy),
            member: Self.ada,
            invoice: bill,
            on: day
        ) {
            try ledger.post(transfer)
        }
        #expect(
            ledger.checkInvariants() == [
                "receivable:member 7 stands at -5 JPY, on the wrong side"
            ]
        )
    }

    @Test
    func `a sum beyond 64 bits is refused whole`() throws {
        var ledger = Ledger()
        let much = Posting.prepaid(
            Sample.money(.max),
            member: Self.ada,
            prepayment: 1,
            on: Sample.firstDay
        )
        for transfer in much { try ledger.post(transfer) }
        let before = ledger.entries
        for transfer in much {
            #expect(throws: MoneyError.overflow) { try ledger.post(transfer) }
        }
        #expect(ledger.entries == before)
        #expect(ledger.checkInvariants() == [])
    }

    @Test
    func `random lives of members keep the books sound`() throws {
        for seed in 0..<300 {
            var shop = Shop(seed: seed)
            for _ in 0..<80 {
                try shop.step()
                let broken = shop.ledger.checkInvariants() + shop.differences()
                guard broken.isEmpty else {
                    Issue.record("seed \(seed): \(broken)")
                    return
                }
            }
        }
    }
}

import Membership
import Testing

struct PostingTests {
    private static let ada = MemberID(7)
    private static let bill = InvoiceID(42)
    private static let day = Sample.day("2026-02-28")
    private static let amount = Sample.money(1_499)

    @Test(
        arguments: [
            (
                "a bill is owed and not yet earned",
                Posting.invoiced(amount, member: ada, plan: "prime", invoice: bill, on: day),
                [["receivable:member 7", "deferred_revenue:prime", "invoice", "42"]]
            ),
            (
                "a charge pays what is owed",
                Posting.paid(amount, member: ada, invoice: bill, on: day),
                [["gateway_clearing", "receivable:member 7", "payment", "42"]]
            ),
            (
                "money paid ahead is owed to the member",
                Posting.prepaid(amount, member: ada, prepayment: 5, on: day),
                [["gateway_clearing", "prepaid_paid:member 7", "prepayment", "5"]]
            ),
            (
                "credit that is given is a discount",
                Posting.granted(amount, member: ada, prepayment: 6, on: day),
                [["discounts", "prepaid_granted:member 7", "credit", "6"]]
            ),
            (
                "what is given up was never earned",
                Posting.writtenOff(amount, member: ada, plan: "prime", invoice: bill, on: day),
                [["deferred_revenue:prime", "receivable:member 7", "write_off", "42"]]
            ),
            (
                "a day that is served is earned",
                Posting.recognized(amount, plan: "prime", on: day),
                [["deferred_revenue:prime", "revenue:prime", "recognition", "-"]]
            ),
        ] as [(String, [Transfer], [[String]])]
    )
    func `a fact pairs its two accounts`(why: String, transfers: [Transfer], pairs: [[String]]) {
        let found = transfers.map { transfer in
            [
                transfer.debit.description, transfer.credit.description, transfer.code.rawValue,
                transfer.reference.map(String.init) ?? "-",
            ]
        }
        #expect(found == pairs, "\(why)")
        #expect(transfers.allSatisfy { $0.amount == Self.amount }, "\(why)")
        #expect(transfers.allSatisfy { $0.effective == Self.day }, "\(why)")
    }

    @Test(
        arguments: [
            (300, 1_199, ["prepaid_granted:member 7 300", "prepaid_paid:member 7 1199"]),
            (1_499, 0, ["prepaid_granted:member 7 1499"]),
            (0, 1_499, ["prepaid_paid:member 7 1499"]), (0, 0, []),
        ] as [(Int64, Int64, [String])]
    )
    func `a draw takes granted credit first and posts no empty part`(
        granted: Int64,
        paid: Int64,
        transfers: [String]
    ) {
        let draw = PrepaidDraw(granted: Sample.money(granted), paid: Sample.money(paid))
        let posted = Posting.drawn(draw, member: Self.ada, invoice: Self.bill, on: Self.day)
        #expect(posted.map { "\($0.debit) \($0.amount.minorUnits)" } == transfers)
        for transfer in posted {
            #expect(transfer.credit == .receivable(Self.ada))
            #expect(transfer.code == .balance && transfer.reference == 42)
        }
    }

    @Test
    func `a zero amount moves nothing`() {
        let nothing = Sample.money(0)
        let plan = "prime"
        let (ada, bill, day) = (Self.ada, Self.bill, Self.day)
        let posted =
            Posting.invoiced(nothing, member: ada, plan: plan, invoice: bill, on: day)
            + Posting.paid(nothing, member: ada, invoice: bill, on: day)
            + Posting.prepaid(nothing, member: ada, prepayment: 1, on: day)
            + Posting.granted(nothing, member: ada, prepayment: 1, on: day)
            + Posting.writtenOff(nothing, member: ada, plan: plan, invoice: bill, on: day)
            + Posting.recognized(nothing, plan: plan, on: day)
        #expect(posted.isEmpty)
    }

    @Test
    func `an account has the one owner its kind has`() {
        let member = MemberID(1)
        for kind in AccountKind.allCases {
            let fits: [Bool] = [(nil, nil), ("prime", nil), (nil, member), ("prime", member)]
                .map { plan, member in Account(kind: kind, plan: plan, member: member) != nil }
            switch kind.owner {
            case .program: #expect(fits == [true, false, false, false], "\(kind)")
            case .plan: #expect(fits == [false, true, false, false], "\(kind)")
            case .member: #expect(fits == [false, false, true, false], "\(kind)")
            }
        }
        #expect(
            Account(kind: .revenue, plan: "prime", member: nil) == Account.revenue("prime")
        )
    }

    @Test
    func `the stored names of accounts and codes do not change`() {
        #expect(
            AccountKind.allCases.map(\.rawValue) == [
                "receivable", "prepaid_paid", "prepaid_granted", "gateway_clearing", "discounts",
                "deferred_revenue", "revenue",
            ]
        )
        #expect(
            AccountKind.allCases.map(\.normalSide.rawValue) == [
                "debit", "credit", "credit", "debit", "debit", "credit", "credit",
            ]
        )
        #expect(
            Transfer.Code.allCases.map(\.rawValue) == [
                "invoice", "payment", "balance", "prepayment", "credit", "write_off",
                "recognition",
            ]
        )
    }
}

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
            (
                "and a day that was served may be taken back",
                Posting.recognized(Sample.money(-1_499), plan: "prime", on: day),
                [["revenue:prime", "deferred_revenue:prime", "recognition", "-"]]
            ),
            (
                "too little to charge waits for the next invoice",
                Posting.carriedForward(amount, member: ada, invoice: bill, on: day),
                [["carried_forward:member 7", "receivable:member 7", "carry", "42"]]
            ),
            (
                "and is given up with the subscription",
                Posting.carryOff(amount, member: ada, subscription: SubscriptionID(9), on: day),
                [["discounts", "carried_forward:member 7", "carry_off", "9"]]
            ),
            (
                "granted credit that runs out is the shop's",
                Posting.expired(amount, member: ada, prepayment: 6, on: day),
                [["prepaid_granted:member 7", "breakage", "expiry", "6"]]
            ),
            (
                "a balance that is paid out leaves the till",
                Posting.payout(amount, member: ada, prepayment: 8, on: day),
                [["prepaid_paid:member 7", "gateway_clearing", "payout", "8"]]
            ),
            (
                "money that is given back leaves the till",
                Posting.refunded(amount, member: ada, creditNote: 3, on: day),
                [["refund_payable:member 7", "gateway_clearing", "refund", "3"]]
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

    private static let parts = PrepaidDraw(granted: Sample.money(300), paid: Sample.money(70))

    @Test
    func `a part of a charge is held, and then spent or released`() throws {
        let (ada, bill, day, parts) = (Self.ada, Self.bill, Self.day, Self.parts)
        #expect(
            Posting.held(parts, member: ada, invoice: bill, on: day).map(Self.summary) == [
                "prepaid_granted:member 7 > prepaid_held:member 7 300 hold 42",
                "prepaid_paid:member 7 > prepaid_held:member 7 70 hold 42",
            ]
        )
        #expect(
            Posting.released(parts, member: ada, invoice: bill, on: day).map(Self.summary) == [
                "prepaid_held:member 7 > prepaid_granted:member 7 300 release 42",
                "prepaid_held:member 7 > prepaid_paid:member 7 70 release 42",
            ]
        )
        #expect(
            try Posting.drawnHeld(parts, member: ada, invoice: bill, on: day).map(Self.summary)
                == ["prepaid_held:member 7 > receivable:member 7 370 balance 42"]
        )
    }

    @Test
    func `a refund to the balance keeps gifts apart`() {
        let posted = Posting.refundedToBalance(
            Self.parts,
            member: Self.ada,
            creditNote: 3,
            on: Self.day
        )
        #expect(
            posted.map(Self.summary) == [
                "refund_payable:member 7 > prepaid_granted:member 7 300 refund_to_balance 3",
                "refund_payable:member 7 > prepaid_paid:member 7 70 refund_to_balance 3",
            ]
        )
    }

    /// A taxed and discounted month with something carried forward to it.
    private func taxedBill() throws -> Bill {
        let offer = Sample.offer("spring", .percent(Sample.rate(2_000)))
        let pricing = Sample.pricing(3_000, offers: [offer], taxes: Sample.taxes(1_000))
        return try Sample.bill(pricing, carried: 40)
    }

    @Test
    func `a bill is owed, its tax is the authority's, and what was carried is no longer`() throws {
        let posted = try Posting.invoiced(
            bill: taxedBill(),
            member: Self.ada,
            plan: "prime",
            invoice: Self.bill,
            on: Self.day
        )
        #expect(
            posted.map(Self.summary) == [
                "receivable:member 7 > deferred_revenue:prime 2400 invoice 42",
                "receivable:member 7 > tax_payable 240 tax 42",
                "receivable:member 7 > carried_forward:member 7 40 carried 42",
            ]
        )
    }

    @Test
    func `a bill that is given up is mirrored, and what was carried is carried again`() throws {
        let posted = try Posting.writtenOff(
            bill: taxedBill(),
            member: Self.ada,
            plan: "prime",
            invoice: Self.bill,
            on: Self.day
        )
        #expect(
            posted.map(Self.summary) == [
                "deferred_revenue:prime > receivable:member 7 2400 write_off 42",
                "tax_payable > receivable:member 7 240 write_off 42",
                "carried_forward:member 7 > receivable:member 7 40 carry 42",
            ]
        )
    }

    private static let credits = [
        CreditedRevenue(
            plan: "prime",
            fromDeferred: Sample.money(1_000),
            fromEarned: Sample.money(5),
            tax: Sample.money(100)
        ),
        CreditedRevenue(
            plan: "basic",
            fromDeferred: Sample.money(0),
            fromEarned: Sample.money(9),
            tax: Sample.money(1)
        ),
        CreditedRevenue(
            plan: "prime",
            fromDeferred: Sample.money(200),
            fromEarned: Sample.money(0),
            tax: Sample.money(20)
        ),
    ]

    @Test
    func `a credit note owes what it takes back, once per plan and account`() throws {
        let posted = try Posting.creditNote(
            Self.credits,
            member: Self.ada,
            creditNote: 3,
            on: Self.day
        )
        #expect(
            posted.map(Self.summary) == [
                "deferred_revenue:prime > refund_payable:member 7 1200 credit_note 3",
                "refunds:prime > refund_payable:member 7 5 credit_note 3",
                "refunds:basic > refund_payable:member 7 9 credit_note 3",
                "tax_payable > refund_payable:member 7 121 credit_note 3",
            ]
        )
        #expect(
            try Posting.creditNote([], member: Self.ada, creditNote: 3, on: Self.day).isEmpty
        )
    }

    @Test
    func `a change is billed and credited, and what is left over is the member's`() throws {
        let debited = try Sample.debited(
            Sample.bill(Sample.pricing(6_000, taxes: Sample.taxes(1_000))).lines
        )
        let cycle = BillingCycle.starting(
            on: Sample.day("2026-06-01"),
            cadence: Sample.cadence("P1M")
        )
        let quote = try ChangeQuote(
            ChangeRequest(
                debited: debited,
                today: Sample.day("2026-06-16"),
                rules: ChangeRules(),
                cycle: cycle,
                billingStart: cycle.anchor,
                paidUntil: cycle.boundary(1),
                target: ChangeRequest.Target(
                    lines: Sample.pricing(2_000, taxes: Sample.taxes(1_000)),
                    cadence: cycle.cadence
                ),
                minimumCharge: Sample.money(0)
            )
        )
        let posted = try Posting.changed(
            bill: quote.bill(),
            member: Self.ada,
            plan: "basic",
            credits: [
                CreditedRevenue(
                    plan: "prime",
                    fromDeferred: Sample.money(2_990),
                    fromEarned: Sample.money(10),
                    tax: Sample.money(300)
                )
            ],
            leftOver: quote.leftOver(granted: Sample.money(500)),
            invoice: Self.bill,
            on: Self.day
        )
        #expect(
            posted.map(Self.summary) == [
                "receivable:member 7 > deferred_revenue:basic 1000 invoice 42",
                "receivable:member 7 > tax_payable 100 tax 42",
                "receivable:member 7 > prepaid_granted:member 7 500 left_over 42",
                "receivable:member 7 > prepaid_paid:member 7 1700 left_over 42",
                "deferred_revenue:prime > receivable:member 7 2990 change_credit 42",
                "refunds:prime > receivable:member 7 10 change_credit 42",
                "tax_payable > receivable:member 7 300 change_credit 42",
            ]
        )
        let owed = posted.reduce(0) { sum, transfer in
            sum + (transfer.debit.kind == .receivable ? 1 : -1) * transfer.amount.minorUnits
        }
        #expect(owed == quote.total.minorUnits)
    }

    private static func summary(_ transfer: Transfer) -> String {
        let reference = transfer.reference.map(String.init) ?? "-"
        return "\(transfer.debit) > \(transfer.credit) \(transfer.amount.minorUnits) "
            + "\(transfer.code.rawValue) \(reference)"
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
            + Posting.carriedForward(nothing, member: ada, invoice: bill, on: day)
            + Posting.refunded(nothing, member: ada, creditNote: 1, on: day)
            + Posting.payout(nothing, member: ada, prepayment: 1, on: day)
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
            case .plan, .partner: #expect(fits == [false, true, false, false], "\(kind)")
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
                "receivable", "carried_forward", "refund_payable", "prepaid_paid",
                "prepaid_granted", "prepaid_held", "gateway_clearing", "discounts",
                "deferred_revenue", "revenue", "refunds", "tax_payable", "breakage",
                "points_cost", "points_liability", "till_payable", "partner", "partner_income",
                "donations", "donation_payable",
            ]
        )
        #expect(
            AccountKind.allCases.map(\.normalSide.rawValue) == [
                "debit", "debit", "credit", "credit", "credit", "credit", "debit", "debit",
                "credit", "credit", "debit", "credit", "credit", "debit", "credit", "credit",
                "debit", "credit", "debit", "credit",
            ]
        )
        #expect(
            Transfer.Code.allCases.map(\.rawValue) == [
                "invoice", "tax", "payment", "balance", "hold", "release", "carry", "carried",
                "prepayment", "credit", "expiry", "write_off", "carry_off", "change_credit",
                "credit_note", "left_over", "refund", "refund_to_balance", "payout",
                "recognition", "points_earned", "points_redeemed", "points_expired",
                "points_returned", "points_given", "partner_earned", "partner_burned", "donation",
                "donation_returned",
            ]
        )
    }
}

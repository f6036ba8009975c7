import Membership
import Testing

struct PointsPostingTests {
    private static let ada = MemberID(7)
    private static let day = Sample.day("2026-02-28")
    private static let order = PurchaseID(3)

    /// Each row: what happened, and the transfers it means.
    @Test(
        arguments: [
            (
                "points that are given cost something and are owed",
                Posting.pointsEarned(Sample.money(150), member: ada, lot: LotID(2), on: day),
                ["points_cost > points_liability 150 points_earned 2"]
            ),
            (
                "points that are redeemed are owed to the till",
                Posting.pointsRedeemed(Sample.money(50), member: ada, purchase: order, on: day),
                ["points_liability > till_payable 50 points_redeemed 3"]
            ),
            (
                "points that ran out are owed no more",
                Posting.pointsExpired(Sample.money(5), member: ada, lot: LotID(2), on: day),
                ["points_liability > breakage 5 points_expired 2"]
            ),
            (
                "a return gives back before it takes",
                Posting.pointsReturned(
                    earned: Sample.money(45),
                    redeemed: Sample.money(25),
                    member: ada,
                    purchaseReturn: 9,
                    on: day
                ),
                [
                    "till_payable > points_liability 25 points_returned 9",
                    "points_liability > points_cost 45 points_returned 9",
                ]
            ),
            (
                "a partner pays for what it gives",
                Posting.partnerEarned(
                    Sample.money(180),
                    partner: "air",
                    member: ada,
                    purchase: order,
                    on: day
                ),
                ["partner:air > partner_income 180 partner_earned 3"]
            ),
            (
                "and is paid back when it comes back",
                Posting.partnerEarningReturned(
                    Sample.money(60),
                    partner: "air",
                    member: ada,
                    purchaseReturn: 9,
                    on: day
                ),
                ["partner_income > partner:air 60 points_returned 9"]
            ),
            (
                "what is given to others is owed to them",
                Posting.donated(Sample.money(85), member: ada, purchase: order, on: day),
                ["donations > donation_payable 85 donation 3"]
            ),
            (
                "unless it comes back",
                Posting.donationReturned(
                    Sample.money(25),
                    member: ada,
                    purchaseReturn: 9,
                    on: day
                ),
                ["donation_payable > donations 25 donation_returned 9"]
            ),
            (
                "nothing moves nothing",
                Posting.pointsEarned(Sample.money(0), member: ada, lot: LotID(2), on: day), []
            ),
        ] as [(String, [Transfer], [String])]
    )
    func `a fact means its transfers`(why: String, posted: [Transfer], expected: [String]) {
        #expect(posted.map(Self.text) == expected, "\(why)")
        #expect(posted.allSatisfy { $0.member == Self.ada && $0.effective == Self.day }, "\(why)")
    }

    /// Each row: what the points were expected to cost, the partner's price, and the transfers.
    @Test(
        arguments: [
            ("at cost", 50, 50, ["points_liability > partner:air 50"]),
            (
                "dearer than expected", 50, 70,
                ["points_liability > partner:air 50", "points_cost > partner:air 20"]
            ),
            (
                "cheaper than expected", 50, 30,
                ["points_liability > partner:air 30", "points_liability > breakage 20"]
            ),
            ("for nothing", 50, 0, ["points_liability > breakage 50"]),
        ] as [(String, Int64, Int64, [String])]
    )
    func `a partner is paid its price, and a return is the mirror`(
        why: String,
        cost: Int64,
        price: Int64,
        expected: [String]
    ) throws {
        let burned = try Posting.partnerBurned(
            cost: Sample.money(cost),
            price: Sample.money(price),
            partner: "air",
            member: Self.ada,
            purchase: Self.order,
            on: Self.day
        )
        #expect(burned.map(Self.text) == expected.map { "\($0) partner_burned 3" }, "\(why)")
        let back = try Posting.partnerBurnReturned(
            cost: Sample.money(cost),
            price: Sample.money(price),
            partner: "air",
            member: Self.ada,
            purchaseReturn: 9,
            on: Self.day
        )
        var ledger = Ledger()
        for transfer in burned + back { try ledger.post(transfer) }
        let balances = ledger.entries.keys.map { ledger.balance($0.account, $0.currency) }
        #expect(balances.allSatisfy { $0 == 0 }, "\(why)")
    }

    private static func text(_ transfer: Transfer) -> String {
        "\(transfer.debit) > \(transfer.credit) \(transfer.amount.minorUnits) "
            + "\(transfer.code.rawValue) \(transfer.reference ?? 0)"
    }
}

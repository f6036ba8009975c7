import Membership
import Testing

struct ReferralTests {
    private static let tenner = Award.credit(Sample.money(1_000))
    private static let fiver = Award.credit(Sample.money(500))
    private static func rules(_ most: Allowance.Amount? = .units(3)) -> ReferralRules {
        ReferralRules(
            referrer: tenner,
            friend: fiver,
            after: .firstPayment,
            most: most.map { Allowance(amount: $0, window: .calendar(.year)) }
        )
    }
    private static let both = ReferralDecision.given(
        referrer: tenner,
        friend: fiver,
        limitReached: false
    )
    private static let friendAlone = ReferralDecision.given(
        referrer: nil,
        friend: fiver,
        limitReached: true
    )

    @Test(
        arguments: [
            (rules(), .firstPayment, 0, both, "both sides get theirs"),
            (rules(), .firstPayment, 2, both, "the third friend of three"),
            (rules(), .firstPayment, 3, friendAlone, "the fourth friend still gets the promise"),
            (rules(nil), .firstPayment, 1_000, both, "without a limit any number"),
            (rules(), .join, 0, .nothing(.notNow), "joining alone is not enough"),
            (rules(), .firstPurchase, 0, .nothing(.notNow), "nor is a purchase the moment"),
            (rules(.money(Sample.money(3_000))), .firstPayment, 2_000, both, "30.00 pay three"),
            (
                rules(.money(Sample.money(3_000))), .firstPayment, 2_001, friendAlone,
                "and not a cent more"
            ),
        ] as [(ReferralRules, ReferralRules.Moment, Int64, ReferralDecision, String)]
    )
    func `bringing a friend gives to both, so often and at the right moment`(
        rules: ReferralRules,
        moment: ReferralRules.Moment,
        rewarded: Int64,
        decision: ReferralDecision,
        why: String
    ) {
        let found = rules.decide(
            moment,
            isOneHousehold: false,
            wasMember: false,
            wasRewarded: false,
            rewarded: rewarded,
            worth: Sample.money(1_000)
        )
        #expect(found == decision, "\(why)")
    }

    @Test(
        arguments: [
            (true, false, false, .sameHousehold, "nobody brings themselves"),
            (false, true, false, .wasMember, "nor somebody who was here before"),
            (false, false, true, .alreadyRewarded, "nor twice the same friend"),
        ] as [(Bool, Bool, Bool, ReferralDecision.Reason, String)]
    )
    func `some friends do not count`(
        isOneHousehold: Bool,
        wasMember: Bool,
        wasRewarded: Bool,
        reason: ReferralDecision.Reason,
        why: String
    ) {
        let found = Self.rules().decide(
            .firstPayment,
            isOneHousehold: isOneHousehold,
            wasMember: wasMember,
            wasRewarded: wasRewarded,
            rewarded: 0
        )
        #expect(found == .nothing(reason), "\(why)")
    }

    private static func donation(
        _ gift: Donation.Gift,
        cap: Allowance.Amount? = nil
    ) -> Donation {
        Donation(
            gift: gift,
            to: "the river",
            cap: cap.map { Allowance(amount: $0, window: .calendar(.year)) }
        )
    }

    @Test(
        arguments: [
            (donation(.rate(Till.rate(100))), [Till.line(12_350)], 0, 124, "1 % rounded once"),
            (
                donation(.rate(Till.rate(100))), [Till.line(50), Till.line(50)], 0, 1,
                "of all lines together"
            ),
            (donation(.amount(Sample.money(50))), [Till.line(900)], 0, 50, "half a dollar each"),
            (
                donation(.amount(Sample.money(50))), [Till.line(0)], 0, 0,
                "nothing paid, nothing given"
            ),
            (donation(.amount(Sample.money(50))), [], 0, nil, "nothing in scope"),
            (
                donation(.amount(Sample.money(50))), [Till.line(9, "x", quantity: 1, Till.rub)], 0,
                nil, "another currency"
            ),
            (
                donation(.amount(Sample.money(50)), cap: .money(Sample.money(120))),
                [Till.line(900)], 100, 20, "what is left of the cap"
            ),
            (
                donation(.amount(Sample.money(50)), cap: .money(Sample.money(120))),
                [Till.line(900)], 150, 0, "nothing beyond it"
            ),
            (donation(.amount(Sample.money(50)), cap: .units(2)), [Till.line(900)], 2, 0, "twice"),
        ] as [(Donation, [SpentLine], Int64, Int64?, String)]
    )
    func `the shop gives for what is bought`(
        donation: Donation,
        lines: [SpentLine],
        before: Int64,
        given: Int64?,
        why: String
    ) throws {
        #expect(
            try donation.given(lines: lines, given: before) == given.map { Sample.money($0) },
            "\(why)"
        )
    }
}

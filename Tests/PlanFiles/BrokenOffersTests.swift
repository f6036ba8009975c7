import Testing

/// Offers.
struct BrokenOffersTests {
    @Test(arguments: plans)
    func `an offer that makes no sense is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a code that belongs to another kind
        - lapsed: P90D
        + code: BACK, lapsed: P90D
        28:32: unknown key "code" in an offer of kind winback; it belongs to kind promo

        # a promotion without a code
        - code: Spring-26,
        +
        26:5: an offer of kind promo needs the key "code"; add code: and what members type

        # a code with a space
        - code: Spring-26
        + code: Spring 26
        26:38: "Spring 26" is no code; use 1 to 40 of A-Z a-z 0-9 . _ -

        # a code of 41 letters
        - code: Spring-26
        + code: ccccccccccccccccccccccccccccccccccccccccc
        26:38: "cccccccccccccccccccccccccccccccccccccccc…" is no code; use 1 to 40 of A-Z a-z 0-9 .
          _ -

        # two offers with one code
        - { id: first, kind: intro,
        + { id: first, kind: promo, code: Spring-26,
        26:38: the offer on line 25 has the code "Spring-26" already; give one of them another code

        # two offers with one id
        - id: spring
        + id: first
        26:11: the offer on line 25 has the id "first" already; give one of them another id

        # an offer for those who left, without a time
        - lapsed: P90D,
        +
        28:5: an offer of kind winback needs the key "lapsed"; add lapsed: P90D

        # nobody has been without the plan for no time
        - lapsed: P90D
        + lapsed: P0D
        28:40: "lapsed" is P0D; write days or weeks, such as P7D or P2W, at least P1D

        # an unknown kind of offer
        - kind: winback
        + kind: win_back
        28:23: "win_back" cannot stand in "kind"; did you mean winback?

        # an offer that lowers nothing
        - percent: 20%,
        +
        26:5: an offer of kind promo needs the key "price", "percent" or "amount"; add percent: 20%

        # an offer that lowers twice
        - percent: 20%
        + percent: 20%, amount: 5.00
        26:63: an offer of kind promo has "amount" beside "percent"; keep one of them

        # a misspelt effect is one mistake
        - percent: 20%
        + precent: 20%
        26:49: unknown key "precent" in an offer of kind promo; did you mean "percent"?

        # a share over the whole
        - percent: 20%
        + percent: 120%
        26:58: "120%" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such
          as 2.5%

        # an amount in two currencies
        - , prices: [monthly, student]
        +
        25:38: the prices of this offer are in EUR and GBP; name those of one currency under prices,
          or write percent

        # an amount with the decimals of no covered price
        - price: 9.99
        + price: 9.9
        25:38: EUR has 2 decimals and "9.9" has 1; write 9.90

        # a price the plan does not have
        - prices: [monthly, student]
        + prices: [monthly, studnt]
        25:72: the plan has no price "studnt"; did you mean "student"?

        # a price that stands there twice
        - prices: [monthly, student]
        + prices: [monthly, monthly]
        25:72: the offer names "monthly" twice; keep one

        # no term at all
        - terms: 3
        + terms: 0
        25:51: "terms" is 0; write a whole number from 1 to 1000

        # an offer that is over before it begins
        - until: 2026-06-01
        + until: 2026-03-01
        27:32: the offer is over on 2026-03-01 and begins on 2026-03-01; make until a later day: it
          is the first on which the offer is taken no more

        # a limit of nobody
        - limit: 100
        + limit: 0
        27:51: "limit" is 0; write a whole number from 1 to 1000000000

        # a member who may take it never
        - limit_per_member: 2
        + limit_per_member: 0
        27:74: "limit_per_member" is 0; write a whole number from 1 to 1000

        # a price that is dearer than one it is to lower
        - price: 9.99
        + price: 10.00
        25:38: the offer costs 10.00 EUR, and student costs 10.00 EUR without it; write a lower price,
          or name under prices those that it lowers

        # a share of nothing
        - percent: 20%
        + percent: 0%
        26:58: the offer takes 0% off; write what it takes off, such as 20%

        # an amount of nothing
        - amount: 5.00
        + amount: 0.00
        28:54: the offer takes 0.00 GBP off; write an amount above zero

        # a stacking that is none
        - stacking: sequence
        + stacking: all
        29:11: "all" cannot stand in "stacking"; write one of best_of, sequence
        """#,
        of: SampleGym.text
    )
}

import Testing

/// Prices, who may have them, trials and ranks.
struct BrokenPricesTests {
    @Test(arguments: plans)
    func `a price that makes no sense is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a price that is paid in terms and for good
        - spread_over: P5Y
        + cadence: P1Y\n    spread_over: P5Y
        20:5: a price has "cadence" beside "term"; keep one of them

        # a lifetime price without the time of its revenue
        - \n    spread_over: P5Y
        +
        18:5: a price needs the key "spread_over"; add spread_over: P5Y

        # a time for the revenue of a term
        - cadence: P1Y
        + cadence: P1Y\n    spread_over: P5Y
        16:18: the revenue of a term is spread over the term; take spread_over away, or write term:
          lifetime in place of cadence

        # a term that is not for life
        - term: lifetime
        + term: life
        19:11: "life" cannot stand in "term"; write lifetime

        # a misspelt term is one mistake
        - term: lifetime
        + terms: lifetime
        19:5: unknown key "terms" in a price; did you mean "term"?

        # a price without either
        - cadence: P1Y\n
        + renews: true\n
        14:5: a price needs the key "cadence" or "term"; add cadence: P1M

        # a lifetime price that renews
        - term: lifetime
        + term: lifetime\n    renews: true
        20:13: a lifetime price never renews; take renews away

        # a fallback that is no price
        - fallback: monthly
        + fallback: montly
        12:64: the plan has no price "montly"; did you mean "monthly"?

        # a fallback to the price itself
        - fallback: monthly
        + fallback: student
        12:64: the price "student" has an eligibility of its own; name a price that is open to
          everybody

        # a fallback in another rhythm and another currency
        - fallback: monthly
        + fallback: pounds
        12:64: the price "pounds" is in GBP and this one in EUR; name a price in EUR
        12:64: the price "pounds" is paid every P1Y and this one every P1M; name a price with the
          same cadence

        # a fallback that is for life
        - fallback: monthly
        + fallback: forever
        12:64: the price "forever" is paid once and spread over P5Y and this one every P1M; name a
          price with the same cadence

        # a fallback that is for life, spread over as much as a term
        - fallback: monthly
        + fallback: forever
        - spread_over: P5Y
        + spread_over: P1M
        12:64: the price "forever" is paid once and spread over P1M and this one every P1M; name a
          price with the same cadence

        # a fallback that is a list
        - fallback: monthly
        + fallback: [monthly]
        12:64: "fallback" must be a single value, not a list; write the id of a price, such as
          monthly

        # a proof without a fallback
        - , fallback: monthly
        +
        12:18: eligibility needs the key "fallback"; add fallback: and the price to pay without a
          proof

        # a proof without a kind, and a misspelt key
        - kind: student, verify_every
        + verify_evry
        12:18: eligibility needs the key "kind"; add kind: student
        12:20: unknown key "verify_evry" in eligibility; did you mean "verify_every"?

        # a trial that turns into a price the plan does not have
        - converts_to: pounds
        + converts_to: euros
        23:37: the plan has no price "euros"; its prices are monthly, student, pounds, forever

        # a trial that turns into a list
        - converts_to: pounds
        + converts_to: [pounds]
        23:37: "converts_to" must be a single value, not a list; write the id of a price, such as
          annual

        # a trial with a word for its payment method that is none
        - payment_method: optional
        + payment_method: none
        23:61: "none" cannot stand in "payment_method"; write one of required, optional

        # the rank is a number
        - rank: 2
        + rank: gold
        3:7: "gold" is no whole number; write a whole number from 0 to 1000

        # the rank has an end
        - rank: 2
        + rank: 1001
        3:7: "rank" is 1001; write a whole number from 0 to 1000

        # one minor unit more than an amount may have
        - amount: 180.00
        + amount: 100000000000.01
        17:43: "100000000000.01" is too large for one amount; write 100000000000.00 at most
        """#,
        of: SampleGym.text
    )
}

import Testing

/// Points.
struct BrokenPointsTests {
    @Test(arguments: plans)
    func `points that make no sense are refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # points without an id
        -   id: miles\n
        +
        56:3: "points" needs the key "id"; add id: miles

        # points that are a word
        - points:\n  id: miles
        + points: x\nx:\n  id: miles
        55:9: "points" must be a map of keys, not a single value; write its keys: id, name, earn,
          expiry, redeem, from_next_purchase, cost, breakage, negative, household_transfer,
          after_end, partners
        56:1: unknown key "x" in a plan; its keys are plan, name, summary, objective, rank, prices,
          trial, offers, stacking, billing, dunning, change, pause, refunds, taxes, notices,
          benefits, checkout, points, tiers, household, transferability, admission, referral,
          control_group

        # points that nothing earns
        - rates: [{ points: 2, amount: 1.00 }]
        + rates: []
        58:18: no rate earns points; write items such as { points: 1, amount: 1.00 }

        # a rate that is missing
        - rates: [{ points: 2, amount: 1.00 }], 
        +
        58:9: "earn" needs the key "rates"; add rates: [{ points: 1, amount: 1.00 }]

        # a rate of no points
        - { points: 2, amount: 1.00 }
        + { points: 0, amount: 1.00 }
        58:29: "points" is 0; write a whole number from 1 to 1000000000

        # a rate of half a point
        - { points: 2, amount: 1.00 }
        + { points: 0.5, amount: 1.00 }
        58:29: "0.5" is no whole number; write a whole number from 1 to 1000000000

        # a rate for nothing spent
        - { points: 2, amount: 1.00 }
        + { points: 2, amount: 0.00 }
        58:40: "amount" is nothing; write more than 0

        # a rate without an amount
        - { points: 2, amount: 1.00 }
        + { points: 2 }
        58:19: a rate needs the key "amount"; add amount: 1.00

        # two rates in one currency
        - [{ points: 2, amount: 1.00 }]
        + [{ points: 2, amount: 1.00 }, { points: 3, amount: 1.00 }]
        58:48: points are earned at two rates in USD; keep one

        # a base that is none
        - base: gross, most
        + base: total, most
        58:55: "total" cannot stand in "base"; write one of net, gross

        # a cap of a purchase that is nothing
        - most_per_purchase: 400
        + most_per_purchase: 0
        58:81: "most_per_purchase" is 0; write a whole number from 1 to 1000000000

        # a cap in money
        - { count: 9000, per: calendar_year }
        + { amount: 90.00, per: calendar_year }
        59:12: unknown key "amount" in "cap"; did you mean "count"?

        # a wait of two weeks in words
        - pending: P14D
        + pending: two weeks
        59:56: "two weeks" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W,
          P1M or P1Y

        # earning with a slip in it
        - pending: P14D
        + pendign: P14D
        59:47: unknown key "pendign" in "earn"; did you mean "pending"?

        # a rounding of no age
        -     after: P12M\n
        +
        61:15: "rounding" says nothing: no points run out by their age; add after: such as after:
          P12M, or take it away

        # a rounding that is none
        - month_end
        + month
        62:15: "month" cannot stand in "rounding"; write one of day, month_end, year_end

        # an inactivity that is a number
        - inactivity: P18M
        + inactivity: 18
        63:17: "18" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M or
          P1Y

        # a decay without a share
        - rate: 5%, least: 5, 
        +
        64:12: "decay" needs the key "rate"; add rate: 5%

        # a decay that begins when all is gone
        - all_after: P20W
        + all_after: P12W
        64:70: all points are gone after P12W, before they begin to dwindle after P12W; write a
          longer time

        # a decay below nothing
        - least: 5, all
        + least: -5, all
        64:56: "least" is -5; write a whole number from 0 to 1000000000

        # a conversion of no step
        - least: 500, step: 100
        + least: 550, step: 100
        65:48: 550 points are no multiple of the step of 100; write 600

        # a conversion for nothing
        - { points: 100, amount: 1.00, least
        + { points: 100, amount: 0.00, least
        65:35: "amount" is nothing; write more than 0

        # a conversion that is no list
        - redeem: [{ points: 100, amount: 1.00, least: 500, step: 100 }]
        + redeem: 1.00
        65:11: "redeem" must be a list, not a single value; write items such as { points: 100,
          amount: 1.00 }

        # a step of nothing
        - step: 100
        + step: 0
        65:59: "step" is 0; write a whole number from 1 to 1000000000

        # next purchase is true or false
        - from_next_purchase: true
        + from_next_purchase: later
        66:23: "later" cannot stand in "from_next_purchase"; write true or false

        # a cost that is an amount
        - cost: { points: 100, amount: 0.80 }
        + cost: 0.80
        67:9: "cost" must be a map of keys, not a single value; write its keys: points, amount,
          currency

        # a breakage without its sign
        - breakage: 33%
        + breakage: 33
        68:13: "33" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such as
          2.5%

        # a balance that is a word
        - negative: true
        + negative: allowed
        69:13: "allowed" cannot stand in "negative"; write true or false

        # a transfer that is a word
        - household_transfer: true
        + household_transfer: adults
        70:23: "adults" cannot stand in "household_transfer"; write true or false

        # an end that is none
        - after_end: P1Y
        + after_end: keeps
        71:14: "keeps" cannot stand in "after_end"; did you mean keep?

        # an end of two units
        - after_end: P1Y
        + after_end: P1Y1D
        71:14: "P1Y1D" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M
          or P1Y

        # a partner without a price
        - , price: { points: 100, amount: 0.90 }
        +
        73:7: a partner needs the key "price"; add price: { points: 100, amount: 0.90 }

        # a partner for nothing
        - burns: false
        + burns: false, earns: false
        73:7: points are neither earned nor spent at this partner; take the partner away, or one of
          earns and burns

        # two partners of one name
        -     - { id: hotel,
        +     - { id: hotel, price: { points: 1, amount: 0.01 } }\n    - { id: hotel,
        74:13: the partner on line 73 has the id "hotel" already; give one of them another id

        # a limit to a partner with a slip in it
        - categories: [books] }
        + partners: [hotle] }
        78:78: the plan has no partner "hotle"; did you mean "hotel"?

        # a limit to a partner the points do not have
        - categories: [books] }
        + partners: [cinema] }
        78:78: the plan has no partner "cinema"; its partners are hotel

        # points with a slip in them are points
        - points:\n  id: miles
        + pionts:\n  id: miles
        55:1: unknown key "pionts" in a plan; did you mean "points"?

        # no points at all, and what there is of them
        - points:\n  id: miles
        + marks:\n  id: miles
        32:5: this multiplies points, and the plan has none; add points: to the plan
        55:1: unknown key "marks" in a plan; its keys are plan, name, summary, objective, rank,
          prices, trial, offers, stacking, billing, dunning, change, pause, refunds, taxes,
          notices, benefits, checkout, points, tiers, household, transferability, admission,
          referral, control_group
        100:46: this gives points, and the plan has none; add points: to the plan
        104:72: this gives points, and the plan has none; add points: to the plan
        120:21: this gives points, and the plan has none; add points: to the plan
        """#,
        of: SampleShop.text
    )
}

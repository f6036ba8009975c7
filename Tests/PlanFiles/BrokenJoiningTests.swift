import Testing

/// Households, admission and referrals.
struct BrokenJoiningTests {
    @Test(arguments: plans)
    func `joining that makes no sense is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a household of nobody
        -   adults: 1\n  teens: 4\n  children: 3\n
        +
        -   extra_seats: { plan: shop-seat, most: 2 }\n
        +
        107:3: the household has no seat beside the owner's; write adults, teens or children, such
          as adults: 1

        # a household of no seats
        - adults: 1\n  teens: 4\n  children: 3\n
        + adults: 0\n  teens: 0\n  children: 0\n
        -   extra_seats: { plan: shop-seat, most: 2 }\n
        +
        107:3: the household has no seat beside the owner's; write adults, teens or children, such
          as adults: 1

        # fewer seats than none
        - adults: 1
        + adults: -1
        107:11: "adults" is -1; write a whole number from 0 to 1000

        # a household with a slip in it
        - teens: 4
        + teen: 4
        108:3: unknown key "teen" in the household; did you mean "teens"?

        # an address that is a word
        - same_address: true
        + same_address: required
        110:17: "required" cannot stand in "same_address"; write true or false

        # a payment that is a word
        - shared_payment: true
        + shared_payment: required
        111:19: "required" cannot stand in "shared_payment"; write true or false

        # extra seats of the plan itself
        - plan: shop-seat
        + plan: shop
        112:24: an extra seat of the plan "shop" is the plan itself; name the plan that one seat
          costs

        # extra seats of a plan that cannot be
        - plan: shop-seat
        + plan: Shop seat
        112:24: "Shop seat" is no id; use 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit

        # extra seats without an end
        - , most: 2 }
        +  }
        112:16: "extra_seats" needs the key "most"; add most: 1

        # extra seats of nobody
        - most: 2 }
        + most: 0 }
        112:41: "most" is 0; write a whole number from 1 to 1000

        # a lock of two units
        - rejoin_lock: P180D
        + rejoin_lock: P5M30D
        113:16: "P5M30D" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W,
          P1M or P1Y

        # a shared benefit that is none
        - shared: [delivery, rides]
        + shared: [delivery, ride]
        114:22: the plan has no benefit "ride"; did you mean "rides"?

        # a benefit that is shared twice
        - shared: [delivery, rides]
        + shared: [rides, rides]
        114:19: the household shares "rides" twice; keep one

        # a trial that is a word
        - in_trial: false
        + in_trial: never
        115:13: "never" cannot stand in "in_trial"; write true or false

        # a card of everybody
        - transferability: household
        + transferability: anybody
        116:18: "anybody" cannot stand in "transferability"; write one of personal, household,
          bearer

        # a card of a household that is none
        - household:\n  adults
        + homes:\n  adults
        106:1: unknown key "homes" in a plan; its keys are plan, name, summary, objective, rank,
          prices, trial, offers, stacking, billing, dunning, change, pause, refunds, taxes,
          notices, benefits, checkout, points, tiers, household, transferability, admission,
          referral, control_group
        116:18: the membership is for a household, and the plan has none; add household: to the
          plan, or write personal or bearer

        # an invitation that is a word
        - invitation: true
        + invitation: needed
        117:26: "needed" cannot stand in "invitation"; write true or false

        # a proof with a space
        - verified: vip
        + verified: very important
        117:42: "very important" cannot stand in "verified"; use 1 to 64 of A-Z a-z 0-9 . _ : -

        # a plan for nobody
        - capacity: 500
        + capacity: 0
        117:57: "capacity" is 0; write a whole number from 1 to 1000000000

        # a line before an open door
        -  capacity: 500,
        +
        117:57: "waitlist" says nothing: the plan is never full; add capacity: such as capacity:
          500, or take it away

        # a place that is kept for nobody
        -  waitlist: true,
        +
        117:74: "place_kept" says nothing: nobody waits in line; add waitlist: true, or take it away

        # a place that is kept for a while
        - place_kept: P3D
        + place_kept: awhile
        117:90: "awhile" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W,
          P1M or P1Y

        # a referral that gives nothing
        -   referrer: { credit: 10.00 }\n  friend: { points: 100 }\n
        +
        119:3: bringing a friend gives nothing to anybody; add referrer: or friend: such as friend:
          { credit: 5.00 }

        # a referral after something else
        - after: first_purchase
        + after: first_visit
        121:10: "first_visit" cannot stand in "after"; write one of join, first_payment,
          first_purchase

        # friends without end
        - most: { count: 5, per: calendar_year }
        + most: 5
        122:9: "most" must be a map of keys, not a single value; write its keys: count, per

        # a referral with a slip in it
        -   friend: {
        +   friends: {
        120:3: unknown key "friends" in the referral; did you mean "friend"?

        # a control group of all
        - control_group: 10%
        + control_group: 100%
        123:16: nobody is left who gets the benefits; write less than 100%

        # a control group without its sign
        - control_group: 10%
        + control_group: 0.1
        123:16: "0.1" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such
          as 2.5%
        """#,
        of: SampleShop.text
    )
}

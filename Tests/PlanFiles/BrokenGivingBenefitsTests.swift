import Testing

/// Benefits that give something.
struct BrokenGivingBenefitsTests {
    @Test(arguments: plans)
    func `a benefit that gives nothing sensible is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a reward without a share
        - rate: 2%, 
        +
        28:5: a benefit of kind reward needs the key "rate"; add rate: 2%

        # a share of something else
        - base: gross, cap
        + base: turnover, cap
        28:47: "turnover" cannot stand in "base"; write one of net, gross

        # a cap of nothing
        - cap: 1250.00
        + cap: 0.00
        28:59: "cap" is nothing; write more than 0

        # what is issued at once has no window
        - kind: reward, rate: 20%
        + kind: reward, rate: 20%, cap: 5.00, issue_lead: P1D, forfeit: [end]
        31:49: "cap" says nothing: without a window each purchase's reward is issued at once; add
          per: such as per: membership_year, or take it away
        31:67: "issue_lead" says nothing: without a window each purchase's reward is issued at once;
          add per: such as per: membership_year, or take it away
        31:81: "forfeit" says nothing: without a window each purchase's reward is issued at once;
          add per: such as per: membership_year, or take it away

        # once never ends
        - kind: reward, rate: 20%
        + kind: reward, rate: 20%, per: once
        31:49: once has no end at which the reward is issued; write membership_year, a part of the
          calendar, or a duration such as P1Y

        # a lead longer than its window
        - issue_lead: P2M
        + issue_lead: P1Y
        29:19: "issue_lead" is P1Y, not shorter than the window; write a shorter one

        # a lead of hours
        - issue_lead: P2M
        + issue_lead: PT2H
        29:19: "PT2H" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M
          or P1Y

        # a form that is none
        - form: balance
        + form: cash
        29:30: "cash" cannot stand in "form"; write one of certificate, balance

        # a forfeit that is none
        - [downgrade, end]
        + [downgrades, end]
        29:65: "downgrades" cannot stand in "forfeit"; did you mean downgrade?

        # a forfeit that is a word
        - [downgrade, end]
        + end
        29:64: "forfeit" must be a list, not a single value; write words in brackets: downgrade, end

        # a forfeit that stands there twice
        - [downgrade, end]
        + [end, end]
        29:70: "end" stands in "forfeit" twice; keep one

        # paid or not is true or false
        - requires_paid: true
        + requires_paid: 1
        30:22: "1" cannot stand in "requires_paid"; write true or false

        # a factor below one
        - factor: 1.25
        + factor: 0.9
        32:45: "factor" is 0.9; write a number from 1 to 100 with at most 2 decimals, such as 1.5

        # a factor of thousandths
        - factor: 1.25
        + factor: 1.255
        32:45: "1.255" is no such number; write a number from 1 to 100 with at most 2 decimals, such
          as 1.5

        # a factor that is a rate
        - factor: 1.25
        + factor: 125%
        32:45: "125%" is no such number; write a number from 1 to 100 with at most 2 decimals, such
          as 1.5

        # a factor that is missing
        - , factor: 1.25
        +
        32:5: a benefit of kind multiplier needs the key "factor"; add factor: 1.5

        # an occasion that is none
        - occasion: birthday
        + occasion: birthdays
        33:45: "birthdays" cannot stand in "occasion"; did you mean birthday?

        # a leap day of every month
        - occasion: birthday
        + occasion: year
        33:61: "leap_day" says nothing: only birthdays fall on 29 February for good; take it away

        # a leap day that is none
        - leap_day: march_1
        + leap_day: february_29
        33:65: "february_29" cannot stand in "leap_day"; did you mean february_28?

        # an occasion without an award
        - occasion: month, award: { uses: rides, count: 2 }
        + occasion: month
        48:5: a benefit of kind grant_drip needs the key "award"; add award: such as award: { item:
          tote_bag }

        # an award of two things
        - { uses: rides, count: 2 }
        + { uses: rides, item: cake, count: 2 }
        48:75: "award" has "item" beside "uses"; keep one of them

        # an award of nothing
        - { uses: rides, count: 2 }
        + { count: 2 }
        48:60: "award" needs the key "item", "credit", "points" or "uses"; add item: and the shop's
          word for it

        # an award that is a word
        - award: { item: burger }
        + award: burger
        47:38: "award" must be a map of keys, not a single value; write its keys: item, credit,
          points, uses, count, worth

        # an award with a slip in it
        - { item: burger }
        + { itme: burger }
        47:40: unknown key "itme" in "award"; did you mean "item"?

        # an item with a space
        - { item: burger }
        + { item: a burger }
        47:46: "a burger" cannot stand in "item"; use 1 to 64 of A-Z a-z 0-9 . _ : -

        # no item
        - { item: cake, count: 2
        + { item: cake, count: 0
        34:35: "count" is 0; write a whole number from 1 to 1000000000

        # a worth of uses
        - { uses: rides, count: 2 }
        + { uses: rides, count: 2, worth: 3.00 }
        48:92: "worth" says nothing: only an item has a worth of its own; take it away

        # a count of credit
        - { credit: 5.00 }, { points
        + { credit: 5.00, count: 2 }, { points
        100:41: "count" says nothing: credit is one amount; take it away

        # a count of points
        - { points: 500 }]
        + { points: 500, count: 2 }]
        100:58: "count" says nothing: points are a number already; take it away

        # credit of nothing
        - { credit: 5.00 }, { points
        + { credit: 0.00 }, { points
        100:28: "credit" is nothing; write more than 0

        # points that are no number
        - { points: 500 }]
        + { points: many }]
        100:46: "many" is no whole number; write a whole number from 1 to 1000000000

        # uses of a benefit that is none
        - { uses: rides, count: 2 }
        + { uses: ride, count: 2 }
        48:68: the plan has no benefit "ride"; did you mean "rides"?

        # uses of what is not counted
        - { uses: rides, count: 2 }
        + { uses: tenth, count: 2 }
        48:68: "tenth" is not given in a number of uses; name a quota with an amount, or a service,
          pass or delivery with a count

        # uses of what never runs out
        - { uses: rides, count: 2 }
        + { uses: pool, count: 2 }
        48:68: "pool" is not given in a number of uses; name a quota with an amount, or a service,
          pass or delivery with a count

        # a chance over the whole
        - chance: 25%
        + chance: 125%
        40:38: "125%" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such
          as 2.5%

        # a draw without a prize
        - prize: { item: dessert, worth: 4.00 },\n
        + \n
        40:5: a benefit of kind draw needs the key "prize"; add prize: such as prize: { item:
          dessert }

        # a basket of nothing
        - minimum_basket: 10.00
        + minimum_basket: 0.00
        41:23: "minimum_basket" is nothing; write more than 0

        # a budget of a member
        - budget: { amount: 500.00, per: calendar_month }
        + budget: { amount: 500.00, per: term }
        42:38: members share a budget, and each has a window of their own; write one of
          calendar_day, calendar_month, calendar_quarter, calendar_year

        # a budget in money for a prize of no worth
        - { item: dessert, worth: 4.00 }
        + { item: dessert }
        42:25: the budget is money, and the prize does not say what it is worth; write count: 100 in
          place of amount, or give the item of the prize a worth

        # a budget in another currency
        - budget: { amount: 500.00, per
        + budget: { amount: 500.00, currency: EUR, per
        42:25: "amount" is in EUR and "prize" in USD; write both in one currency

        # a budget in two ways
        - budget: { amount: 500.00, per
        + budget: { amount: 500.00, count: 9, per
        42:33: "budget" has "count" beside "amount"; keep one of them

        # a budget of a currency alone
        - budget: { amount: 500.00, per
        + budget: { count: 500, currency: USD, per
        42:39: "currency" says nothing: prizes are counted here; take it away

        # a budget without a window
        - budget: { amount: 500.00, per: calendar_month }
        + budget: { amount: 500.00 }
        42:15: "budget" needs the key "per"; add per: calendar_month

        # tickets without end
        - per_member: { count: 1, per: calendar_day }
        + per_member: 1
        41:42: "per_member" must be a map of keys, not a single value; write its keys: count, per

        # a donation to nobody
        - to: A wood, 
        +
        43:5: a benefit of kind donation needs the key "to"; add to: and who gets it

        # a donation of nothing said
        - kind: donation, rate: 1%,
        + kind: donation,
        43:5: a benefit of kind donation needs the key "rate" or "amount"; add rate: 1%

        # a donation in two ways
        - kind: donation, rate: 1%,
        + kind: donation, rate: 1%, amount: 1.00,
        43:44: a benefit of kind donation has "amount" beside "rate"; keep one of them

        # a donation and a cap in two currencies
        - rate: 1%, to: A wood,
        + amount: { amount: 1.00, currency: EUR }, to: A wood,
        43:92: "cap" is in USD and "amount" in EUR; write both in one currency

        # stamps for nothing
        - stamp_per: { items: 1 }, 
        +
        46:5: a benefit of kind spend_reward needs the key "stamp_per"; add stamp_per: { spend:
          50.00 }

        # stamps for two things
        - { items: 1 }
        + { items: 1, spend: 5.00 }
        46:64: "stamp_per" has "spend" beside "items"; keep one of them

        # stamps for no items
        - { items: 1 }
        + { items: 0 }
        46:61: "items" is 0; write a whole number from 1 to 1000000000

        # stamps for an amount
        - stamp_per: { items: 1 }
        + stamp_per: 50.00
        46:52: "stamp_per" must be a map of keys, not a single value; write its keys: spend, items

        # no stamps needed
        - stamps_needed: 10
        + stamps_needed: 0
        46:81: "stamps_needed" is 0; write a whole number from 1 to 1000000000

        # a carry that is a word
        - carry_remainder: false
        + carry_remainder: no
        47:24: "no" cannot stand in "carry_remainder"; write true or false

        # a time to use it that is a number
        - valid_for: P6M
        + valid_for: 6
        47:67: "6" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M or
          P1Y
        """#,
        of: SampleShop.text
    )
}

import Testing

/// Benefits of which there is a number, and where benefits apply.
struct BrokenCountedBenefitsTests {
    @Test(arguments: plans)
    func `a benefit that counts wrong is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # an amount below zero
        - amount: 5, per: P1M, limit
        + amount: -1, per: P1M, limit
        9:39: "amount" is -1; write a whole number from 0 to 1000000000

        # an amount beside no limit
        - unlimited: true,
        + unlimited: true, amount: 5,
        11:47: a benefit of kind quota has "amount" beside "unlimited"; keep one of them

        # a quota that says no amount
        - unlimited: true, 
        +
        11:5: a benefit of kind quota needs the key "amount" or "unlimited"; add amount: 5

        # a quota that is not without a limit and has none
        - unlimited: true
        + unlimited: false
        11:41: a quota without an amount has no end; write amount: 5

        # a misspelt amount is one mistake
        - amount: 5, per: P1M, limit
        + amuont: 5, per: P1M, limit
        9:31: unknown key "amuont" in a benefit of kind quota; did you mean "amount"?

        # a quota without a window
        - unlimited: true, per: calendar_month,
        + unlimited: true,
        11:5: a benefit of kind quota needs the key "per"; add per: term

        # a window that is none
        - unlimited: true, per: calendar_month
        + unlimited: true, per: calender_month
        11:52: "calender_month" cannot stand in "per"; did you mean calendar_month?

        # a window of two units
        - amount: 5, per: P1M, limit
        + amount: 5, per: P1M1D, limit
        9:47: "P1M1D" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M
          or P1Y

        # a word for a window that nothing resembles
        - unlimited: true, per: calendar_month
        + unlimited: true, per: monthly
        11:52: "monthly" cannot stand in "per"; write one of once, term, membership_year,
          calendar_day, calendar_month, calendar_quarter, calendar_year, or a duration such as P1M

        # a limit that is none
        - limit: soft
        + limit: sfot
        9:59: "sfot" cannot stand in "limit"; did you mean soft?

        # a limit of what has none
        - per: calendar_month, fair_use: 30
        + per: calendar_month, limit: hard, fair_use: 30
        11:75: "limit" says nothing: a quota without an amount is never used up; take it away

        # a fair use below what is promised
        - fair_use: 20
        + fair_use: 4
        9:75: "fair_use" is 4, less than the 5 that are promised; write 5 or more

        # a fair use of nothing
        - fair_use: 30
        + fair_use: 0
        11:78: "fair_use" is 0; write a whole number from 1 to 1000000000

        # a hard limit is never passed
        - limit: soft
        + limit: hard
        9:75: "fair_use" says nothing: a hard limit is never passed; write limit: soft, or take it
          away
        10:55: "carry_overage" says nothing: only a soft limit is passed; write limit: soft, or take
          it away

        # a part of an amount that is none
        - per: calendar_month, fair_use: 30
        + per: calendar_month, prorated: true
        11:78: "prorated" says nothing: there is no amount to take a part of; take it away

        # a flag that is a word
        - prorated: true
        + prorated: yes
        9:89: "yes" cannot stand in "prorated"; write true or false

        # a rollover without an end
        - { least: 1, most: 3 }
        + { least: 1 }
        10:17: "rollover" needs the key "most"; add most: 5

        # a rollover that ends below where it begins
        - most: 3 }
        + most: 0 }
        10:35: "most" is 0; write a whole number from 1 to 1000000000

        # the least above the most
        - least: 1, most: 3
        + least: 4, most: 3
        10:35: "most" is 3, less than the least of 4; write 4 or more

        # a rollover that is a number
        - { least: 1, most: 3 }
        + 3
        10:17: "rollover" must be a map of keys, not a single value; write its keys: least, most

        # nothing rolls over from what has no end
        - per: calendar_month, fair_use: 30
        + per: calendar_month, rollover: { most: 3 }
        11:78: "rollover" says nothing: a quota without an amount leaves nothing over; take it away

        # once has no next window
        - amount: 5, per: P1M, limit
        + amount: 5, per: once, limit
        9:90: "prorated" says nothing: a window of once is never a part of one; take it away
        10:17: "rollover" says nothing: after once there is no next window; take it away
        10:55: "carry_overage" says nothing: after once there is no next window; take it away

        # a priority below the first
        - priority: 50
        + priority: -1
        10:71: "priority" is -1; write a whole number from 0 to 1000

        # a unit that is empty
        - unit: ride
        + unit: " "
        10:81: "unit" is empty; write a text

        # a key of another kind
        - unit: ride
        + unit: ride, speed: any
        10:87: unknown key "speed" in a benefit of kind quota; it belongs to kind shipping_waiver

        # a worth by nothing
        - worth: { per_use: 15.00 }
        + worth: 15.00
        39:14: "worth" must be a map of keys, not a single value; write its keys: per_use, per_term

        # a worth by use and by term
        - { per_use: 15.00 }
        + { per_use: 15.00, per_term: 30.00 }
        39:32: "worth" has "per_term" beside "per_use"; keep one of them

        # a worth of nothing
        - { per_use: 15.00 }
        + { per_use: 0.00 }
        39:25: "per_use" is nothing; write more than 0

        # a worth with a slip in it
        - { per_use: 15.00 }
        + { per_us: 15.00 }
        39:16: unknown key "per_us" in "worth"; did you mean "per_use"?

        # a category that is let in and left out
        - exclude_categories: [gift_card], exclude_products
        + exclude_categories: [books], exclude_products
        15:28: "books" is let in and left out at once; keep it in one of the lists

        # a product that is left out twice
        - [bible]
        + [bible, bible]
        15:66: "bible" stands in "exclude_products" twice; keep one

        # products that are no list
        - products: [atlas]
        + products: atlas
        14:79: "products" must be a list, not a single value; write words in brackets, such as
          [online]; leave the key out for everywhere

        # a product with a space
        - [bible]
        + [a bible]
        15:59: "a bible" cannot stand in "exclude_products"; use 1 to 64 of A-Z a-z 0-9 . _ : -

        # a service without a name
        - service: repair, 
        +
        35:5: a benefit of kind service_credit needs the key "service"; add service: repair

        # a service in two extents
        - service: warranty, longer: P12M
        + service: warranty, longer: P12M, within: PT2H
        36:76: a benefit of kind service_credit has "within" beside "longer"; keep one of them

        # a service without an extent
        - , longer: P12M
        +
        36:5: a benefit of kind service_credit needs the key "times", "longer" or "within"; add
          times: { count: 1, per: membership_year }

        # a service within a month
        - within: PT24H
        + within: P1M
        37:66: "P1M" is no number of hours; write hours or days, such as PT48H or P3D, at least PT1H

        # a warranty of two units
        - longer: P12M
        + longer: P1Y6M
        36:70: "P1Y6M" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M
          or P1Y

        # times that are a number
        - times: { count: 2, per: term }
        + times: 2
        35:66: "times" must be a map of keys, not a single value; write its keys: count, per

        # times without a window
        - times: { count: 2, per: term }
        + times: { count: 2 }
        35:66: "times" needs the key "per"; add per: term

        # times without a count
        - times: { count: 2, per: term }
        + times: { per: term }
        35:66: "times" needs the key "count"; add count: 2

        # no times at all
        - times: { count: 2, per: term }
        + times: { count: 0, per: term }
        35:75: "count" is 0; write a whole number from 1 to 1000000000

        # times with a slip in them
        - times: { count: 2, per: term }
        + times: { cuont: 2, per: term }
        35:68: unknown key "cuont" in "times"; did you mean "count"?

        # a guest who is nobody
        - guests: 2
        + guests: 0
        38:46: "guests" is 0; write a whole number from 1 to 1000

        # visits in money
        - { count: 3, per: calendar_year }
        + { amount: 3.00, per: calendar_year }
        38:59: unknown key "amount" in "visits"; did you mean "count"?

        # a delivery without a speed
        - speed: any, 
        +
        25:5: a benefit of kind shipping_waiver needs the key "speed"; add speed: express

        # a minimum of a channel the benefit is not for
        - { channel: store, minimum
        + { channel: phone, minimum
        26:62: the benefit is not for the channel "phone"; name one of its channels: web, store

        # two minimums of one channel
        - minimum: 35.00 }]
        + minimum: 35.00 }, { channel: store, minimum: 30.00 }]
        26:98: the minimum on line 26 has the channel "store" already; give one of them another
          channel

        # a minimum without a channel
        - { channel: store, minimum: 35.00 }
        + { minimum: 35.00 }
        26:51: a channel's minimum needs the key "channel"; add channel: store

        # a minimum in another currency
        - minimum: 35.00 }
        + minimum: { amount: 35.00, currency: EUR } }
        26:78: "minimum" is in EUR and "minimum_basket" in USD; write both in one currency

        # a minimum with a decimal too few
        - minimum_basket: 20.00
        + minimum_basket: 20
        26:23: USD has 2 decimals and "20" has 0; write 20.00

        # a benefit that another tier promises as another kind
        - { id: rides, kind: quota, amount: 8, per: P1M }
        + { id: pool, kind: access }
        99:24: the benefit "pool" on line 11 is of kind quota, this one of kind access; give this
          one another id, or make it one of kind quota
        """#,
        of: SampleShop.text
    )
}

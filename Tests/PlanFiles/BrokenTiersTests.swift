import Testing

/// Tiers.
struct BrokenTiersTests {
    @Test(arguments: plans)
    func `tiers that make no sense are refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a set without an id
        -   id: club\n
        +
        75:3: the tier set needs the key "id"; add id: flying-club

        # a set without metrics
        -   metrics:\n
        +   metrics: []\n  metric:\n
        77:12: the tier set has no metric; write items such as { id: spend, measure: net_spend }
        78:3: unknown key "metric" in the tier set; did you mean "metrics"?

        # a metric of something else
        - measure: orders
        + measure: order
        79:30: "order" cannot stand in "measure"; did you mean orders?

        # a metric without a measure
        - { id: visits, measure: orders, rolls_over: false }
        + { id: visits }
        79:7: a metric needs the key "measure"; add measure: net_spend

        # two metrics with one id
        - id: visits, measure
        + id: spend, measure
        79:13: the metric on line 78 has the id "spend" already; give one of them another id

        # a metric with a broken id is no metric
        - id: visits, measure
        + id: Visits, measure
        79:13: "Visits" is no id; use 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit

        # a currency of what is no money
        - measure: orders
        + measure: orders, currency: USD
        79:48: "currency" says nothing: this metric counts no money; take it away

        # a currency that is none
        - measure: net_spend,
        + measure: net_spend, currency: USX,
        78:50: "USX" is no currency; write an ISO 4217 code such as USD

        # a purchase that counts for nothing
        - most_per_purchase: 900.00
        + most_per_purchase: 0.00
        78:59: "most_per_purchase" is nothing; write more than 0

        # a tenure of some goods
        - measure: tenure
        + measure: tenure, categories: [books]
        80:7: tenure is counted in months, wherever a member buys; take categories, products,
          channels, regions and partners away

        # a tenure that a purchase adds to
        - measure: tenure
        + measure: tenure, most_per_purchase: 5
        80:57: "most_per_purchase" says nothing: no purchase adds to tenure; take it away

        # a combination that is none
        - combine: all
        + combine: both
        81:12: "both" cannot stand in "combine"; write one of any, all
        102:20: "gold" takes no more visits to earn than "silver" below it; write the tiers from the
          base upwards, each above the one before

        # a window that is a day
        - window: { year_from: 04-01 }
        + window: 04-01
        82:11: "04-01" cannot stand in "window"; write one of membership_year, lifetime, {
          year_from: 01-01 }, { rolling: P12M } or { since_entry: P12M }

        # a window in two ways
        - { year_from: 04-01 }
        + { year_from: 04-01, rolling: P12M }
        82:31: "window" has "rolling" beside "year_from"; keep one of them

        # a day of no year
        - { year_from: 04-01 }
        + { year_from: 02-30 }
        82:24: no year has a day 02-30; write a month and a day as MM-DD, such as 04-01

        # a day that is none
        - { year_from: 04-01 }
        + { year_from: 4-1 }
        82:24: "4-1" is no day of the year; write a month and a day as MM-DD, such as 04-01

        # a window of weeks
        - window: { year_from: 04-01 }\n
        + window: { rolling: P52W }\n
        -   validity: { fixed_day: 01-31 }\n
        +
        - rollover_excess: true
        + rollover_excess: false
        82:22: "rolling" is P52W, and this window is one of whole months; write months or years,
          such as P12M

        # a window that does not begin again
        - window: { year_from: 04-01 }
        + window: lifetime
        90:20: "rollover_excess" says nothing: this window does not begin again; take it away

        # the end of what has none
        - window: { year_from: 04-01 }
        + window: lifetime
        - { fixed_day: 01-31 }
        + end_of_next_window
        - rollover_excess: true
        + rollover_excess: false
        85:13: a lifetime has no end, and no window after it; write while_qualified, { lasting: P1Y
          } or { fixed_day: 02-01 }

        # an upgrade that is none
        - upgrade: on_review
        + upgrade: now
        83:12: "now" cannot stand in "upgrade"; write one of instant, on_review

        # a review that is none
        - review: { day: 04-01 }
        + review: yearly
        84:11: "yearly" cannot stand in "review"; write one of status_end, real_time, anniversary,
          or { day: 04-01 }

        # a review without a day
        - review: { day: 04-01 }
        + review: {}
        84:11: "review" needs the key "day"; add day: 04-01

        # a day for what is looked at every night
        - review: { day: 04-01 }
        + review: real_time
        85:13: "validity" says nothing: what is reviewed every night holds while there is enough;
          take it away, or write while_qualified

        # one metric rolls over where nothing does
        -   rollover_excess: true\n
        +
        79:50: "rolls_over" says nothing: nothing of this set rolls over; add rollover_excess: true
          to the set, or take it away

        # a metric rolls over or does not
        - rolls_over: false
        + rolls_over: no
        79:50: "no" cannot stand in "rolls_over"; write true or false

        # a validity that is none
        - { fixed_day: 01-31 }
        + for_ever
        85:13: "for_ever" cannot stand in "validity"; write one of end_of_next_window,
          while_qualified, { lasting: P1Y } or { fixed_day: 02-01 }

        # a validity of a slip
        - { fixed_day: 01-31 }
        + { fixed_days: 01-31 }
        85:15: unknown key "fixed_days" in "validity"; did you mean "fixed_day"?

        # a downgrade that is none
        - downgrade: to_base
        + downgrade: to_bottom
        86:14: "to_bottom" cannot stand in "downgrade"; write one of none, one_down, balance_based,
          to_base

        # a soft landing of one step
        - downgrade: to_base
        + downgrade: one_down
        87:17: "soft_landing" says nothing: nobody falls by more than one tier; take it away

        # a soft landing where nobody falls
        - downgrade: to_base
        + downgrade: none
        87:17: "soft_landing" says nothing: nobody falls at a review; take it away

        # a grace of two units
        - grace: P1M
        + grace: P1M1D
        88:10: "P1M1D" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M
          or P1Y

        # an inactivity without a time
        - { every: P6M, steps: 2 }
        + { steps: 2 }
        89:15: "inactivity" needs the key "every"; add every: P1M

        # an inactivity of no step
        - steps: 2 }
        + steps: 0 }
        89:36: "steps" is 0; write a whole number from 1 to 100

        # a rollover that is a number
        - rollover_excess: true
        + rollover_excess: 5
        90:20: "5" cannot stand in "rollover_excess"; write true or false

        # no tier at all
        -   tiers:\n    - { id: red }\n
        +   tiers: []\n  x:\n    - { id: red }\n
        91:10: the tier set has no tier; write each tier as an item that begins with - id:, the base
          first
        92:3: unknown key "x" in the tier set; its keys are id, name, metrics, combine, window,
          upgrade, review, validity, downgrade, soft_landing, grace, inactivity, rollover_excess,
          tiers, milestones, match

        # a base that needs something
        - - { id: red }
        + - { id: red, thresholds: [{ from: 2020-01-01, earn: { visits: 1 } }] }
        92:30: "thresholds" says nothing: the first tier is the base and needs nothing; take it
          away, or write a base before this tier

        # a base that is never lost anyway
        - - { id: red }
        + - { id: red, lifetime: { visits: 1 } }
        92:28: "lifetime" says nothing: the base is never lost; take it away

        # a tier that nothing reaches
        - \n      thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        +
        101:7: a tier needs the key "thresholds"; add thresholds: with items such as { from:
          2026-01-01, earn: { spend: 500.00 } }, or given: true for a tier that is only given

        # a tier that says it may be counted after all
        - \n      thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        + \n      given: false
        101:7: a tier needs the key "thresholds"; add thresholds: with items such as { from:
          2026-01-01, earn: { spend: 500.00 } }, or given: true for a tier that is only given

        # a tier that is only given and has a threshold
        - thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        + given: true\n      thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        102:14: "given" says nothing: thresholds say what reaches the tier, and any tier may be
          given as well; take it away, or take thresholds away

        # a tier that is only given and held for life
        - thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        + given: true\n      lifetime: { visits: 99 }
        102:14: "given" says nothing: lifetime says what reaches the tier, and any tier may be given
          as well; take it away, or take lifetime away

        # a gift that is a number
        - thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        + given: 1
        101:7: a tier needs the key "thresholds"; add thresholds: with items such as { from:
          2026-01-01, earn: { spend: 500.00 } }, or given: true for a tier that is only given
        102:14: "1" cannot stand in "given"; write true or false

        # a base that is given
        - - { id: red }
        + - { id: red, given: true }
        92:25: "given" says nothing: the first tier is the base, which everybody has; take it away

        # tiers that do not rise across one that is only given
        -     - id: gold\n      thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        +     - { id: friend, given: true }\n    - id: gold\n      thresholds: [{ from: 2020-01-01, earn: { spend: 350.00, visits: 3 } }]
        103:20: "gold" takes less spend to earn than "silver" below it; write the tiers from the
          base upwards, each above the one before

        # a tier with an empty list of thresholds
        - [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
        + []
        102:19: nothing reaches the tier; write items such as { from: 2026-01-01, earn: { spend:
          500.00 } }

        # two tiers with one id
        - - id: gold
        + - id: red
        101:11: the tier on line 92 has the id "red" already; give one of them another id

        # a threshold of an unknown metric
        - earn: { spend: 1000.00, visits: 3 }
        + earn: { spent: 1000.00, visits: 3 }
        102:48: unknown key "spent" in "earn"; did you mean "spend"?

        # a threshold of no metric
        - earn: { spend: 1000.00, visits: 3 }
        + earn: {}
        102:46: "earn" names no metric; its metrics are spend, visits, months

        # a threshold of nothing
        - earn: { spend: 1000.00, visits: 3 }
        + earn: { spend: 0.00, visits: 3 }
        102:55: "spend" is nothing; write more than 0

        # half a visit
        - earn: { spend: 1000.00, visits: 3 }
        + earn: { spend: 1000.00, visits: 2.5 }
        102:72: "2.5" is no whole number; write a whole number from 1 to 1000000000

        # a threshold without a day
        - { from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }
        + { earn: { spend: 1000.00, visits: 3 } }
        102:20: a threshold needs the key "from"; add from: and the first day it counts

        # thresholds out of order
        - { from: 2022-01-01, earn
        + { from: 2019-01-01, earn
        97:19: 2019-01-01 comes after 2020-01-01 in the thresholds; write the oldest threshold first

        # two thresholds on one day
        - { from: 2022-01-01, earn
        + { from: 2020-01-01, earn
        97:19: two thresholds begin on 2020-01-01; keep one of them

        # more to keep than to reach
        - retain: { spend: 250.00 }
        + retain: { spend: 450.00 }
        97:75: keeping the tier takes more spend than reaching it; write as much as under earn, or
          less

        # to keep an unknown metric
        - retain: { spend: 250.00 }
        + retain: { nights: 4 }
        97:77: unknown key "nights" in "retain"; its keys are spend, visits, months

        # tiers that do not rise
        - earn: { spend: 1000.00, visits: 3 }
        + earn: { spend: 350.00, visits: 3 }
        102:20: "gold" takes less spend to earn than "silver" below it; write the tiers from the
          base upwards, each above the one before

        # tiers of which one is empty
        - combine: all
        + combine: any
        102:20: "gold" takes no more visits to earn than "silver" below it; write the tiers from the
          base upwards, each above the one before

        # tiers that are alike
        - earn: { spend: 1000.00, visits: 3 }
        + earn: { spend: 400.00, visits: 3 }
        102:20: "gold" takes no more spend to earn than "silver" below it; write the tiers from the
          base upwards, each above the one before

        # a lifetime of an unknown metric
        - lifetime: { spend: 90000.00 }
        + lifetime: { miles: 90000 }
        98:19: unknown key "miles" in "lifetime"; its keys are spend, visits, months

        # a benefit of a tier with a slip in it
        - kind: quota, amount: 8, per: P1M
        + kind: quota, amount: 8, pre: P1M
        99:55: unknown key "pre" in a benefit of kind quota; did you mean "per"?

        # two benefits of a tier with one id
        - [{ id: rides, kind: quota, amount: 8, per: P1M }]
        + [{ id: rides, kind: quota, amount: 8, per: P1M }, { id: rides, kind: access }]
        99:73: the benefit on line 99 has the id "rides" already; give one of them another id

        # a grant that is a map
        - on_enter: [{ credit: 5.00 }, { points: 500 }]
        + on_enter: { credit: 5.00 }
        100:17: "on_enter" must be a list, not a map of keys; write items such as { item: dessert }
          or { points: 500 }

        # uses of nobody
        - on_requalify: [{ uses: friends }]
        + on_requalify: [{ uses: freinds }]
        103:30: the plan has no benefit "freinds"; did you mean "friends"?

        # a milestone of an unknown metric
        - metric: spend, at
        + metric: spends, at
        104:36: the plan has no metric "spends"; did you mean "spend"?

        # a milestone without a figure
        - , at: 700.00
        +
        104:16: a milestone needs the key "at"; add at: and the figure it is reached at

        # a milestone with the figure of another metric
        - at: 700.00
        + at: 700
        104:47: USD has 2 decimals and "700" has 0; write 700.00

        # a milestone without an award
        - , award: { points: 70 }
        +
        104:16: a milestone needs the key "award"; add award: such as award: { points: 500 }

        # a match without a time
        - provisional: P6M, 
        +
        105:10: "match" needs the key "provisional"; add provisional: P6M

        # a challenge of an unknown metric
        - challenge: { visits: 2 }
        + challenge: { visit: 2 }
        105:43: unknown key "visit" in "challenge"; did you mean "visits"?

        # a match of every so often
        - once_every: P3Y
        + once_every: never
        105:68: "never" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W,
          P1M or P1Y

        # a set with a slip in it
        - soft_landing
        + soft_landings
        87:3: unknown key "soft_landings" in the tier set; did you mean "soft_landing"?
        """#,
        of: SampleShop.text
    )
}

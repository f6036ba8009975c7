import Testing

/// Benefits that lower prices, and how they work together.
struct BrokenPricingBenefitsTests {
    @Test(arguments: plans)
    func `a benefit that takes nothing sensible off is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a discount of nothing said
        - kind: discount, rate: 10%, order_cap
        + kind: discount, order_cap
        12:5: a benefit of kind discount needs the key "rate", "amount" or "ladder"; add rate: 5%

        # a discount in two ways
        - amount: 5.00, categories
        + amount: 5.00, rate: 5%, categories
        14:48: a benefit of kind discount has "rate" beside "amount"; keep one of them

        # a discount of no money
        - amount: 5.00, categories
        + amount: 0.00, categories
        14:42: "amount" is nothing; write more than 0

        # a discount below zero
        - amount: 5.00, categories
        + amount: -5.00, categories
        14:42: "-5.00" is below zero; write 0 or more

        # a cap that an order never meets
        - amount: 5.00, categories
        + amount: 5.00, order_cap: 8.00, categories
        14:59: "order_cap" says nothing: an order never gets more than 5.00 USD off; take it away

        # a cap without a window
        - cap: { amount: 200.00, per: P1M }
        + cap: { amount: 200.00 }
        13:12: "cap" needs the key "per"; add per: P1M

        # a cap that is a number
        - cap: { amount: 200.00, per: P1M }
        + cap: 200.00
        13:12: "cap" must be a map of keys, not a single value; write its keys: amount, currency,
          per

        # a cap of uses
        - cap: { amount: 200.00, per: P1M }
        + cap: { count: 200, per: P1M }
        13:14: unknown key "count" in "cap"; did you mean "amount"?

        # two caps in two currencies
        - cap: { amount: 200.00, per: P1M }
        + cap: { amount: 200.00, currency: EUR, per: P1M }
        13:12: "cap" is in EUR and "order_cap" in USD; write both in one currency

        # a cap in no currency
        - cap: { amount: 200.00, per: P1M }
        + cap: { amount: 200.00, currency: USX, per: P1M }
        13:40: "USX" is no currency; write an ISO 4217 code such as USD

        # an order cap that is a rate
        - order_cap: 50.00
        + order_cap: 50%
        12:56: "50%" is no amount; write digits and a point and nothing else, such as 14.99

        # steps that do not rise
        - { from: 5000.00, rate: 5% }, { from: 10000.00
        + { from: 10000.00, rate: 5% }, { from: 10000.00
        22:53: this step does not begin above the one before it; write the lowest step first, each
          once

        # a step that gives less
        - rate: 10% }]
        + rate: 5% }]
        22:68: this step gives 5% and the one before it 5%; give more with each step

        # a ladder without steps
        - [{ from: 5000.00, rate: 5% }, { from: 10000.00, rate: 10% }]
        + []
        22:14: the ladder has no step; write items such as { from: 5000.00, rate: 5% }

        # a step without a share
        - { from: 5000.00, rate: 5% }
        + { from: 5000.00 }
        22:15: a step needs the key "rate"; add rate: 5%

        # a step without a beginning
        - { from: 5000.00, rate: 5% }
        + { rate: 5% }
        22:15: a step needs the key "from"; add from: and where it begins

        # a step that is a rate
        - { from: 5000.00, rate: 5% }
        + 5%
        22:15: a step must be a map of keys, not a single value; write its keys: from, rate

        # a step in another currency
        - { from: 10000.00,
        + { from: { amount: 10000.00, currency: EUR },
        22:52: "from" is in EUR and "steps" in USD; write both in one currency

        # a ladder by something else
        - by: spend
        + by: money
        19:11: "money" cannot stand in "by"; write one of purchase, quantity, spend

        # a ladder by spend without a window
        -       per: once\n
        +
        19:7: a ladder needs the key "per"; add per: once

        # a window of one purchase
        - { by: quantity, steps
        + { by: quantity, per: term, steps
        23:63: "per" says nothing: this ladder goes by one purchase; take it away, or write by:
          spend

        # a purchase that is counted anyway
        - { by: quantity, steps
        + { by: quantity, including_this: true, steps
        23:74: "including_this" says nothing: this ladder goes by one purchase; take it away, or
          write by: spend

        # half an item
        - { from: 12, rate
        + { from: 12.5, rate
        23:74: "12.5" is no whole number; write a whole number from 1 to 1000000000

        # money in a ladder by quantity
        - { from: 12, rate
        + { from: 0, rate
        23:74: "from" is 0; write a whole number from 1 to 1000000000

        # a ladder that is a rate
        - ladder: { by: quantity, steps: [{ from: 12, rate: 8% }] }
        + ladder: 8%
        23:42: a ladder must be a map of keys, not a single value; write its keys: by, per,
          including_this, steps

        # a member price without a product
        - { product: milk, price: 1.99 }
        + { price: 1.99 }
        24:48: a member price needs the key "product"; add product: milk

        # a member price without a price
        - { product: milk, price: 1.99 }
        + { product: milk }
        24:48: a member price needs the key "price"; add price: 1.99

        # no member price
        - [{ product: milk, price: 1.99 }]
        + []
        24:47: there is no price; write items such as { product: milk, price: 1.99 }

        # two prices of one product
        - { product: milk, price: 1.99 }
        + { product: milk, price: 1.99 }, { product: milk, price: 1.89 }
        24:80: "milk" has two prices in USD; keep one

        # a member price with a slip in it
        - { product: milk, price: 1.99 }
        + { prodct: milk, price: 1.99 }
        24:50: unknown key "prodct" in a member price; did you mean "product"?

        # a fee without a name
        - fee: booking, 
        +
        44:5: a benefit of kind fee_waiver needs the key "fee"; add fee: booking or fee: renewal

        # a renewal that is waived for nothing
        - , after: { spend: 500.00 }
        +
        45:45: a renewal is only waived when it is earned; add after: such as after: { spend: 500.00
          }

        # a condition in two ways
        - { spend: 500.00 }
        + { spend: 500.00, points: 5 }
        45:78: "after" has "points" beside "spend"; keep one of them

        # a condition of something else
        - { spend: 500.00 }
        + { orders: 5 }
        45:61: "after" needs the key "spend" or "points"; add spend: 500.00
        45:63: unknown key "orders" in "after"; its keys are spend, points

        # a condition of no points
        - { spend: 500.00 }
        + { points: 0 }
        45:71: "points" is 0; write a whole number from 1 to 1000000000

        # a stacking that is none
        - stacking: { sum_capped: 30% }
        + stacking: best
        51:13: "best" cannot stand in "stacking"; write one of best_of, sequence, or { sum_capped:
          30% }

        # a stacking with a slip in it
        - { sum_capped: 30% }
        + { sum_caped: 30% }
        51:15: unknown key "sum_caped" in "stacking"; did you mean "sum_capped"?

        # a limit of shares that is money
        - { sum_capped: 30% }
        + { sum_capped: 30.00 }
        51:27: "30.00" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such
          as 2.5%

        # a margin of everything
        - margin_floor: 10%
        + margin_floor: 100%
        52:17: no price leaves a margin of 100%; write less than 100%

        # a category that is left out twice
        - exclude_categories: [gift_card]\n
        + exclude_categories: [fee, fee]\n
        53:29: "fee" stands in "exclude_categories" twice; keep one

        # a plan in the cart that is a word
        - plan_in_cart: true
        + plan_in_cart: allowed
        54:17: "allowed" cannot stand in "plan_in_cart"; write true or false

        # checkout rules with a slip in them
        - plan_in_cart
        + plan_in_card
        54:3: unknown key "plan_in_card" in checkout; did you mean "plan_in_cart"?
        """#,
        of: SampleShop.text
    )
}

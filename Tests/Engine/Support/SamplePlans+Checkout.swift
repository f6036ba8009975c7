extension SamplePlans {
    /// What a checkout works with: counted things, caps, points, and a plan that is joined in the basket.
    package static let checkout = [market, pass]

    /// Counted by the calendar month: three visits, one express delivery and a fair use of the pool.
    /// Counted by the term: one visit to the sauna and more for a price, and one repair.
    package static let market = """
        plan: market
        name: Market
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 4.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: visits, kind: quota, amount: 3, per: calendar_month }
          - { id: sauna, kind: quota, amount: 1, per: term, limit: soft }
          - { id: pool, kind: quota, unlimited: true, per: calendar_month, fair_use: 4 }
          - { id: tenth, kind: discount, rate: 10%, cap: { amount: 20.00, per: calendar_month } }
          - { id: prices, kind: member_price, prices: [{ product: milk, price: 1.50 }] }
          - { id: delivery, kind: shipping_waiver, speed: express, minimum_basket: 20.00,
              times: { count: 1, per: calendar_month } }
          - { id: repairs, kind: service_credit, service: repair, times: { count: 1, per: term } }
          - { id: booking, kind: fee_waiver, fee: booking, times: { count: 2, per: term } }
        points:
          id: miles
          name: Miles
          earn: { rates: [{ points: 2, amount: 1.00 }] }
          redeem: [{ points: 100, amount: 1.00 }]
          cost: { points: 100, amount: 0.80 }

        """

    /// What was left of a month goes over, and the plan gives its prices to who puts it in the basket.
    package static let pass = """
        plan: pass
        name: Pass
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 1.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: entries, kind: quota, amount: 2, per: calendar_month, rollover: { most: 1 } }
          - { id: fifth, kind: discount, rate: 20%, categories: [books] }
        checkout: { plan_in_cart: true }

        """
}

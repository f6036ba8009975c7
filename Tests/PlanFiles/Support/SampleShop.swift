/// A plan file with every kind of benefit, points and tiers, and nothing wrong with it.
enum SampleShop {
    static let text = """
        plan: shop
        name: Shop
        prices:
          - id: annual
            cadence: P1Y
            currency: USD
            history: [{ from: 2026-01-01, amount: 40.00 }]
        benefits:
          - { id: rides, kind: quota, amount: 5, per: P1M, limit: soft, fair_use: 20, prorated: true,
              rollover: { least: 1, most: 3 }, carry_overage: true, priority: 50, unit: ride }
          - { id: pool, kind: quota, unlimited: true, per: calendar_month, fair_use: 30 }
          - { id: tenth, kind: discount, rate: 10%, order_cap: 50.00,
              cap: { amount: 200.00, per: P1M } }
          - { id: fiver, kind: discount, amount: 5.00, categories: [books], products: [atlas],
              exclude_categories: [gift_card], exclude_products: [bible] }
          - id: steps
            kind: discount
            ladder:
              by: spend
              per: once
              including_this: true
              steps: [{ from: 5000.00, rate: 5% }, { from: 10000.00, rate: 10% }]
          - { id: dozen, kind: discount, ladder: { by: quantity, steps: [{ from: 12, rate: 8% }] } }
          - { id: prices, kind: member_price, prices: [{ product: milk, price: 1.99 }] }
          - { id: delivery, kind: shipping_waiver, speed: any, channels: [web, store],
              minimum_basket: 20.00, minimum_by_channel: [{ channel: store, minimum: 35.00 }],
              times: { count: 4, per: calendar_quarter } }
          - { id: back, kind: reward, rate: 2%, base: gross, cap: 1250.00, per: membership_year,
              issue_lead: P2M, form: balance, valid_for: P1Y, forfeit: [downgrade, end],
              requires_paid: true }
          - { id: cheque, kind: reward, rate: 20% }
          - { id: faster, kind: multiplier, factor: 1.25 }
          - { id: cake, kind: grant_drip, occasion: birthday, leap_day: march_1, valid_for: P1M,
              award: { item: cake, count: 2, worth: 3.00 } }
          - { id: repairs, kind: service_credit, service: repair, times: { count: 2, per: term } }
          - { id: warranty, kind: service_credit, service: warranty, longer: P12M }
          - { id: answer, kind: service_credit, service: answer, within: PT24H }
          - { id: friends, kind: guest_pass, guests: 2, visits: { count: 3, per: calendar_year },
              worth: { per_use: 15.00 } }
          - { id: lucky, kind: draw, chance: 25%, prize: { item: dessert, worth: 4.00 },
              minimum_basket: 10.00, per_member: { count: 1, per: calendar_day },
              budget: { amount: 500.00, per: calendar_month }, valid_for: P30D }
          - { id: trees, kind: donation, rate: 1%, to: A wood, cap: { amount: 9.00, per: term } }
          - { id: booking, kind: fee_waiver, fee: booking, times: { count: 3, per: term } }
          - { id: next_year, kind: fee_waiver, fee: renewal, after: { spend: 500.00 } }
          - { id: eleventh, kind: spend_reward, stamp_per: { items: 1 }, stamps_needed: 10,
              carry_remainder: false, award: { item: burger }, valid_for: P6M }
          - { id: topup, kind: grant_drip, occasion: month, award: { uses: rides, count: 2 },
              worth: { per_term: 55.00 } }
        checkout:
          stacking: { sum_capped: 30% }
          margin_floor: 10%
          exclude_categories: [gift_card]
          plan_in_cart: true
        points:
          id: miles
          name: Miles
          earn: { rates: [{ points: 2, amount: 1.00 }], base: gross, most_per_purchase: 400,
            cap: { count: 9000, per: calendar_year }, pending: P14D, exclude_categories: [tobacco] }
          expiry:
            after: P12M
            rounding: month_end
            inactivity: P18M
            decay: { after: P12W, every: P1W, rate: 5%, least: 5, all_after: P20W }
          redeem: [{ points: 100, amount: 1.00, least: 500, step: 100 }]
          from_next_purchase: true
          cost: { points: 100, amount: 0.80 }
          breakage: 33%
          negative: true
          household_transfer: true
          after_end: P1Y
          partners:
            - { id: hotel, name: The hotel, burns: false, price: { points: 100, amount: 0.90 } }
        tiers:
          id: club
          name: The club
          metrics:
            - { id: spend, measure: net_spend, most_per_purchase: 900.00, categories: [books] }
            - { id: visits, measure: orders, rolls_over: false }
            - { id: months, measure: tenure }
          combine: all
          window: { year_from: 04-01 }
          upgrade: on_review
          review: { day: 04-01 }
          validity: { fixed_day: 01-31 }
          downgrade: to_base
          soft_landing: true
          grace: P1M
          inactivity: { every: P6M, steps: 2 }
          rollover_excess: true
          tiers:
            - { id: red }
            - id: silver
              name: Silver
              thresholds:
                - { from: 2020-01-01, earn: { spend: 300.00, visits: 3 } }
                - { from: 2022-01-01, earn: { spend: 400.00, visits: 3 }, retain: { spend: 250.00 } }
              lifetime: { spend: 90000.00 }
              benefits: [{ id: rides, kind: quota, amount: 8, per: P1M }]
              on_enter: [{ credit: 5.00 }, { points: 500 }]
            - id: gold
              thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]
              on_requalify: [{ uses: friends }]
          milestones: [{ id: half, metric: spend, at: 700.00, award: { points: 70 } }]
          match: { provisional: P6M, challenge: { visits: 2 }, once_every: P3Y }
        household:
          adults: 1
          teens: 4
          children: 3
          same_address: true
          shared_payment: true
          extra_seats: { plan: shop-seat, most: 2 }
          rejoin_lock: P180D
          shared: [delivery, rides]
          in_trial: false
        transferability: household
        admission: { invitation: true, verified: vip, capacity: 500, waitlist: true, place_kept: P3D }
        referral:
          referrer: { credit: 10.00 }
          friend: { points: 100 }
          after: first_purchase
          most: { count: 5, per: calendar_year }
        control_group: 10%

        """
}

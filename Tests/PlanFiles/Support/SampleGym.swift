/// A plan file that uses every part of the billing engine and has nothing wrong with it.
enum SampleGym {
    static let text = """
        plan: gym
        name: Gym
        rank: 2
        prices:
          - id: monthly
            cadence: P1M
            currency: EUR
            history: [{ from: 2026-01-01, amount: 20.00 }]
          - id: student
            cadence: P1M
            currency: EUR
            eligibility: { kind: student, verify_every: P1Y, fallback: monthly }
            history: [{ from: 2026-01-01, amount: 10.00 }]
          - id: pounds
            cadence: P1Y
            currency: GBP
            history: [{ from: 2026-01-01, amount: 180.00 }]
          - id: forever
            term: lifetime
            spread_over: P5Y
            currency: EUR
            history: [{ from: 2026-01-01, amount: 900.00 }]
        trial: { length: P14D, converts_to: pounds, payment_method: optional }
        offers:
          - { id: first, kind: intro, price: 9.99, terms: 3, prices: [monthly, student] }
          - { id: spring, kind: promo, code: Spring-26, percent: 20%,
              from: 2026-03-01, until: 2026-06-01, limit: 100, limit_per_member: 2 }
          - { id: back, kind: winback, lapsed: P90D, amount: 5.00, prices: [pounds] }
        stacking: sequence
        billing:
          proration: by_second
          charge_lead: P7D
          align: 15
          prepay_up_to: 24
          balance: partial
          minimum_charge: [{ amount: 0.50, currency: EUR }, { amount: 0.30, currency: GBP }]
        dunning:
          retry_after: [P1D, P3D]
          grace: P7D
          hold: P14D
          hard_decline: retry
          end: { plan: walk-in, price: day }
        change: { upgrade: term_end, downgrade: now, interval: now, credit: none }
        pause: { longest: 3, resume: fresh, unused: keep }
        refunds:
          - { rule: within, time: PT48H, regions: [US-CA, DE], to: balance }
          - { rule: none, regions: [US] }
          - { rule: net_of_benefits }
        taxes:
          prices: inclusive
          rates:
            - { region: DE, rate: 19%, from: 2007-01-01 }
            - { region: US-CA, rate: 7.25%, from: 2017-01-01 }
        notices: { packs: [de, us_ca], before_renewal: P10D }

        """
}

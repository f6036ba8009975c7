extension SamplePlans {
    /// A plan to change prices of at once and to rest from, with an offer for two terms of one price.
    package static let offering = [
        """
        plan: gym
        name: Gym
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 10.00 }
          - id: weekly
            cadence: P1W
            currency: USD
            history:
              - { from: 2000-01-01, amount: 2.50 }
        billing: { mode: auto_renew, proration: by_day }
        dunning: { retry_after: [P1D], grace: P3D, hold: P3D }
        change: { upgrade: now, downgrade: now, interval: now, credit: prorated }
        pause: { longest: 3, resume: stub, unused: credit }
        offers:
          - { id: intro, kind: intro, price: 6.00, terms: 2, prices: [monthly] }

        """
    ]
}

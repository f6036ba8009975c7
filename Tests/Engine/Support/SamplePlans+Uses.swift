extension SamplePlans {
    /// Counted benefits of every kind, and what is owed from one month to the next.
    package static let using = [gym, lounge, gymPlus]

    /// Three visits a term, an hour of training a month that is owed for, two guests twice a month.
    package static let gym = """
        plan: gym
        name: Gym
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 20.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: visits, kind: quota, amount: 3, per: term }
          - { id: training, kind: quota, amount: 1, per: calendar_month, limit: soft,
              carry_overage: true }
          - { id: towels, kind: quota, amount: 2, per: calendar_month, limit: soft, fair_use: 4 }
          - { id: pool, kind: quota, unlimited: true, per: calendar_month, fair_use: 4 }
          - { id: sauna, kind: quota, unlimited: true, per: calendar_month }
          - { id: repairs, kind: service_credit, service: repair,
              times: { count: 2, per: membership_year } }
          - { id: guests, kind: guest_pass, guests: 2, visits: { count: 2, per: P1M } }
          - { id: parcel, kind: shipping_waiver, speed: express, times: { count: 1, per: term } }
          - { id: lounge, kind: access }

        """

    /// Twelve visits a year by days, so that who joins or changes late gets the rest of the year's.
    package static let lounge = """
        plan: lounge
        name: Lounge
        rank: 1
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: entries, kind: quota, amount: 4, per: calendar_month, prorated: true }
          - { id: drinks, kind: quota, amount: 4, per: calendar_month }

        """

    /// The same at a higher price, and many more of them.
    package static let gymPlus = """
        plan: lounge-plus
        name: Lounge plus
        rank: 2
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 40.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: entries, kind: quota, amount: 31, per: calendar_month, prorated: true }
          - { id: drinks, kind: quota, amount: 31, per: calendar_month }

        """
}

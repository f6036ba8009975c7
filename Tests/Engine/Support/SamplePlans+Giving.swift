extension SamplePlans {
    /// What is given on occasions, renewals that are earned, and what goes to others.
    package static let giving = [occasions, annual, stamps, green]

    /// Something on every occasion.
    package static let occasions = """
        plan: club
        name: Club
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        trial: { length: P7D }
        billing: { prepay_up_to: 12 }
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: welcome, kind: grant_drip, occasion: join, award: { item: mug } }
          - { id: coffee, kind: grant_drip, occasion: month, award: { item: coffee, count: 2 },
              valid_for: P1M }
          - { id: cake, kind: grant_drip, occasion: birthday, award: { item: cake },
              valid_for: P2W }
          - { id: thanks, kind: grant_drip, occasion: renewal, award: { credit: 1.00 },
              valid_for: P3M }
          - { id: visits, kind: quota, amount: 1, per: calendar_month }
          - { id: jubilee, kind: grant_drip, occasion: year, award: { uses: visits, count: 2 } }

        """

    /// A year is free for who spent 500.00 in the one before, two times at most.
    package static let annual = """
        plan: annual
        name: Annual
        prices:
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 50.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: free_year, kind: fee_waiver, fee: renewal, after: { spend: 500.00 },
              times: { count: 2, per: once } }

        """

    /// Eight points bring the next year, as at the Body Shop.
    package static let stamps = """
        plan: stamps
        name: Stamps
        prices:
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: eight, kind: fee_waiver, fee: renewal, after: { points: 8 } }
        points:
          id: leaves
          name: Leaves
          earn: { rates: [{ points: 1, amount: 10.00 }] }
          redeem: [{ points: 1, amount: 1.00 }]
          cost: { points: 1, amount: 0.50 }

        """

    /// One per cent to a wood, and a meal with each purchase of food.
    package static let green = """
        plan: green
        name: Green
        prices:
          - id: free
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 0.00 }]
        benefits:
          - { id: wood, kind: donation, rate: 1%, to: A wood, cap: { amount: 2.00, per: P1M } }
          - { id: meals, kind: donation, amount: 0.50, to: A kitchen, categories: [food] }

        """
}

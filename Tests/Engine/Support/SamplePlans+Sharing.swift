extension SamplePlans {
    /// What households share: `family` with seats to buy, its `seat`, `close` for one address and one
    /// means of payment, `single` that nobody shares, `duo` with fewer seats, and `clan` with points.
    package static let sharing = [family, seat, close, single, duo, clan]

    /// An adult, a teen and a child, and two more adults for money; early access is the owner's own.
    package static let family = """
        plan: family
        name: Family
        rank: 3
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 10.00 }]
        trial: { length: P14D }
        dunning: { retry_after: [P1D], grace: P5D, hold: P5D }
        pause: { longest: 3, resume: stub, unused: credit }
        refunds: [{ rule: full_any_time }]
        benefits:
          - { id: free_shipping, name: Free delivery, kind: shipping_waiver, speed: any }
          - { id: early_access, name: Early access, kind: access }
          - { id: visits, name: Visits, kind: quota, amount: 3, per: P1M }
        household:
          adults: 1
          teens: 1
          children: 1
          extra_seats: { plan: seat, most: 2 }
          rejoin_lock: P180D
          shared: [free_shipping, visits]
          in_trial: false
        transferability: household

        """

    package static let seat = """
        plan: seat
        name: One more seat
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 3.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: seat, name: A seat, kind: access }

        """

    package static let close = """
        plan: close
        name: Close
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 8.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: lounge, name: The lounge, kind: access }
        transferability: personal
        household: { adults: 1, children: 2, same_address: true, shared_payment: true }

        """

    package static let single = """
        plan: single
        name: Single
        rank: 1
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 5.00 }]
        trial: { length: P14D }
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: free_shipping, name: Free delivery, kind: shipping_waiver, speed: any }

        """

    package static let duo = """
        plan: duo
        name: Duo
        rank: 2
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 7.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        benefits:
          - { id: free_shipping, name: Free delivery, kind: shipping_waiver, speed: any }
        household: { adults: 1 }

        """

    /// Points that are given on within the household.
    package static let clan = """
        plan: clan
        name: Clan
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 4.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        points:
          id: crowns
          name: crowns
          earn: { rates: [{ points: 10, amount: 1.00 }] }
          expiry: { after: P12M }
          redeem: [{ points: 100, amount: 1.00 }]
          cost: { points: 100, amount: 0.75 }
          household_transfer: true
        household: { adults: 2, children: 2 }

        """
}

/// Plans whose purchases bring something later: rewards, stamps and draws.
extension SamplePlans {
    package static let rewarding = [tenthBack, lesser, interest, thousand, luck]

    /// A tenth back, up to 20.00 a membership year, two months ahead, and lost with less.
    private static let tenthBack = """
        plan: saver
        name: Saver
        rank: 2
        prices:
          - id: annual
            cadence: P1Y
            currency: USD
            history:
              - { from: 2020-01-01, amount: 50.00 }
        trial: { length: P30D }
        change: { upgrade: now, downgrade: now, credit: prorated }
        benefits:
          - id: back
            name: A tenth back
            kind: reward
            rate: 10%
            cap: 20.00
            per: membership_year
            issue_lead: P2M
            valid_for: P6M
            forfeit: [downgrade, end]
            requires_paid: true
            exclude_categories: [fuel]
        """

    private static let lesser = """
        plan: lesser
        name: Lesser
        rank: 1
        prices:
          - id: annual
            cadence: P1Y
            currency: USD
            history:
              - { from: 2020-01-01, amount: 20.00 }
        change: { upgrade: now, downgrade: now, credit: prorated }
        """

    /// Five percent of a month as credit, which nobody loses.
    private static let interest = """
        plan: interest
        name: Interest
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2020-01-01, amount: 2.00 }
        benefits:
          - id: interest
            name: Five percent of a month
            kind: reward
            rate: 5%
            cap: 50.00
            per: calendar_month
            form: balance
            valid_for: P3M
        """

    /// A thousand spent gives a gift worth a hundred.
    private static let thousand = """
        plan: thousand
        name: A gift for a thousand
        prices:
          - id: free
            term: lifetime
            spread_over: P1Y
            currency: USD
            history:
              - { from: 2020-01-01, amount: 0.00 }
        benefits:
          - id: gift
            name: A gift worth 100
            kind: spend_reward
            stamp_per: { spend: 1000.00 }
            award: { item: gift, worth: 100.00 }
            valid_for: P1Y
        """

    /// Every ticket wins, and there are two prizes a month.
    private static let luck = """
        plan: luck
        name: Luck
        prices:
          - id: free
            term: lifetime
            spread_over: P1Y
            currency: USD
            history:
              - { from: 2020-01-01, amount: 0.00 }
        benefits:
          - id: cake
            name: A cake
            kind: draw
            chance: 100%
            prize: { item: cake, worth: 3.00 }
            budget: { count: 2, per: calendar_month }
        """
}

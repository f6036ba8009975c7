extension SamplePlans {
    /// Discounts by how many items there are, and by where a card is shown.
    package static let scoped = [crates, reach]

    /// Half a dozen takes 5 % off, a dozen 10 %.
    package static let crates = """
        plan: crates
        name: Crates
        prices:
          - id: free
            term: lifetime
            spread_over: P1Y
            currency: USD
            history: [{ from: 2020-01-01, amount: 0.00 }]
        benefits:
          - id: crate
            kind: discount
            categories: [wine]
            ladder:
              by: quantity
              steps: [{ from: 6, rate: 5% }, { from: 12, rate: 10% }]

        """

    /// A national, a regional, a local and an inter-firm card in one.
    package static let reach = """
        plan: reach
        name: Reach
        prices:
          - id: free
            term: lifetime
            spread_over: P1Y
            currency: USD
            history: [{ from: 2020-01-01, amount: 0.00 }]
        benefits:
          - { id: national, kind: discount, rate: 2%, regions: [UA] }
          - { id: regional, kind: discount, rate: 5%, regions: [UA-30] }
          - { id: local, kind: discount, rate: 3%, channels: [store] }
          - { id: inter_firm, kind: discount, rate: 10%, partners: [friends] }

        """

    /// What checkouts took off is kept when the fee goes back.
    package static let saver = """
        plan: saver
        name: Saver
        prices:
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 120.00 }]
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        refunds: [{ rule: net_of_benefits }]
        benefits:
          - { id: delivery, kind: shipping_waiver, speed: express }
          - { id: kitchen, kind: discount, rate: 10%, categories: [kitchen] }

        """
}

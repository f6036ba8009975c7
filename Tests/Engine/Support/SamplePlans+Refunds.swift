/// Plans for what is given back, each with the rule it is there for.
extension SamplePlans {
    package static let refunding = [
        untouched, window, daily, anytime, more, netted, regional, keeper,
    ]

    /// All of a term when nothing was used in it.
    package static let untouched = """
        plan: untouched
        name: Untouched
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 120.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1, prepay_up_to: 12 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        refunds: [{ rule: if_unused }]
        benefits:
          - { id: shipping, name: Delivery, kind: shipping_waiver, speed: standard }
          - { id: films, name: Films, kind: access }

        """

    /// All of it within two days of the term's payment.
    package static let window = """
        plan: window
        name: Window
        prices:
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 98.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        refunds: [{ rule: within, time: PT48H }]
        benefits:
          - { id: shipping, name: Delivery, kind: shipping_waiver, speed: standard }

        """

    /// The days that are left, with the tax in the price; a rest brings them back as credit.
    package static let daily = """
        plan: daily
        name: Daily
        prices:
          - id: monthly
            cadence: P1M
            currency: EUR
            history: [{ from: 2000-01-01, amount: 11.90 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        pause: { longest: 3, resume: stub, unused: credit }
        refunds: [{ rule: pro_rata }]
        taxes: { prices: inclusive, rates: [{ region: DE, rate: 19%, from: 2007-01-01 }] }
        benefits:
          - { id: films, name: Films, kind: access }

        """

    /// All of it at any time, to whatever paid it; a small balance pays its part.
    package static let anytime = """
        plan: anytime
        name: Any Time
        prices:
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 120.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1, balance: partial }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        rank: 1
        change: { upgrade: now, downgrade: now, credit: prorated }
        refunds: [{ rule: full_any_time }]
        benefits:
          - { id: warehouse, name: The warehouse, kind: access }

        """

    /// The dearer rank of the same: moving up costs the difference for the days that are left.
    package static let more = """
        plan: more
        name: More
        prices:
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 240.00 }]
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 25.00 }]
        rank: 2
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        change: { upgrade: now, downgrade: now, interval: now, credit: prorated }
        refunds: [{ rule: full_any_time }]
        benefits:
          - { id: warehouse, name: The warehouse, kind: access }

        """

    /// All of it less what the benefits were worth.
    package static let netted = """
        plan: netted
        name: Netted
        prices:
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 55.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        refunds: [{ rule: net_of_benefits }]
        benefits:
          - { id: reward, name: The reward, kind: access }

        """

    /// Three days to think again in Germany, and nothing anywhere else.
    package static let regional = """
        plan: regional
        name: Regional
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        refunds:
          - { rule: within, time: P3D, regions: [DE], to: balance }
          - { rule: none }
        benefits:
          - { id: films, name: Films, kind: access }

        """

    /// Nothing is given back, and a rest keeps what was paid.
    package static let keeper = """
        plan: keeper
        name: Keeper
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 31.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        pause: { longest: 3, resume: stub, unused: keep }
        benefits:
          - { id: films, name: Films, kind: access }

        """
}

/// Plans for how subscriptions begin, each with the rule it is there for.
extension SamplePlans {
    package static let starting = [box, pile, campus, taster, forever, early, reader, lobby, taxed]

    /// A term of a thousand years, of which the calendar holds seven.
    package static let ages = """
        plan: ages
        name: Ages
        prices:
          - id: millennium
            cadence: P1000Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 1000.00 }]
        benefits:
          - { id: hall, name: The great hall, kind: access }

        """

    /// Offers of every kind, of which the cheapest counts; in two currencies.
    package static let box = """
        plan: box
        name: Box
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 100.00 }]
          - id: monthly_eur
            cadence: P1M
            currency: EUR
            history: [{ from: 2000-01-01, amount: 9.00 }]
        trial: { length: P14D, leaves_out: [] }
        offers:
          - { id: first, kind: intro, price: 6.00, terms: 2, prices: [monthly] }
          - { id: spring, kind: promo, code: SPRING, percent: 50%, terms: 1, prices: [monthly, yearly],
              from: 2026-03-01, until: 2026-06-01, limit: 2 }
          - { id: back, kind: winback, lapsed: P30D, amount: 3.00, terms: 3, prices: [monthly] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        benefits:
          - { id: parcel, name: A parcel, kind: access }

        """

    /// Offers that add up: the price instead, then the share, then the amount.
    package static let pile = """
        plan: pile
        name: Pile
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 20.00 }]
        offers:
          - { id: less, kind: promo, code: TEN, percent: 10%, terms: 1 }
          - { id: first, kind: intro, price: 15.00, terms: 1, prices: [monthly] }
        stacking: sequence
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D], grace: P3D, hold: P0D }
        benefits:
          - { id: heap, name: A heap, kind: access }

        """

    /// Half the price with a proof that has to be shown every quarter.
    package static let campus = """
        plan: campus
        name: Campus
        prices:
          - id: full
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
          - id: student
            cadence: P1M
            currency: USD
            eligibility: { kind: student, verify_every: P3M, fallback: full }
            history: [{ from: 2000-01-01, amount: 5.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        benefits:
          - { id: library, name: The library, kind: access }

        """

    /// A trial that asks for no payment method, and turns into a year.
    package static let taster = """
        plan: taster
        name: Taster
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 8.00 }]
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 80.00 }]
        trial: { length: P14D, converts_to: yearly, payment_method: optional }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        benefits:
          - { id: tasting, name: A tasting, kind: access }

        """

    /// For good, for one payment that is earned over ten years.
    package static let forever = """
        plan: forever
        name: Forever
        prices:
          - id: lifetime
            term: lifetime
            spread_over: P10Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 120.00 }]
        benefits:
          - { id: bench, name: A seat on the bench, kind: access }

        """

    /// Terms by the calendar, charged five days ahead, at most six of them at once.
    package static let early = """
        plan: early
        name: Early
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 31.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1, charge_lead: P5D,
            align: calendar, prepay_up_to: 6 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P7D }
        benefits:
          - { id: paper, name: The paper, kind: access }

        """

    /// Whoever does not pay goes on in the lobby.
    package static let reader = """
        plan: reader
        name: Reader
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P3D, hold: P4D, end: { plan: lobby, price: free } }
        benefits:
          - { id: library, name: The library, kind: access }
          - { id: newsletter, name: The newsletter, kind: access }

        """

    /// Costs nothing.
    package static let lobby = """
        plan: lobby
        name: Lobby
        prices:
          - id: free
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 0.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D], grace: P3D, hold: P0D }
        benefits:
          - { id: newsletter, name: The newsletter, kind: access }

        """

    /// Taxed where the member lives, on top of the price.
    package static let taxed = """
        plan: taxed
        name: Taxed
        prices:
          - id: monthly
            cadence: P1M
            currency: EUR
            history: [{ from: 2000-01-01, amount: 10.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D], grace: P3D, hold: P0D }
        taxes:
          prices: exclusive
          rates:
            - { region: DE, rate: 19%, from: 2007-01-01 }
            - { region: US-CA, rate: 7.25%, from: 2017-01-01 }
        benefits:
          - { id: film, name: Films, kind: access }

        """
}

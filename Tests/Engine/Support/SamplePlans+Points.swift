package import Membership

extension SamplePlans {
    /// What members earn and lose points by: `earner` a cent a point, `away` for those who stay away,
    /// `owing` where a balance may go below zero and partners take part.
    package static let points = [earner, away, owing]

    /// Ten points a dollar, good to the end of the twelfth month; books never earn.
    package static let earner = """
        plan: earner
        name: Earner
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 4.00 }]
          - id: long
            cadence: P5Y
            currency: USD
            history: [{ from: 1990-01-01, amount: 0.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        points:
          id: stars
          name: stars
          earn: { rates: [{ points: 10, amount: 1.00 }], exclude_categories: [books] }
          expiry: { after: P12M, rounding: month_end }
          redeem: [{ points: 100, amount: 1.00 }]
          cost: { points: 100, amount: 0.75 }
          after_end: forfeit

        """

    /// A point a dollar that waits for two weeks, and all are gone after three months away.
    package static let away = """
        plan: away
        name: Away
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 4.00 }]
          - id: long
            cadence: P5Y
            currency: USD
            history: [{ from: 1990-01-01, amount: 0.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        points:
          id: stays
          name: stays
          earn: { rates: [{ points: 1, amount: 1.00 }], pending: P14D }
          expiry: { inactivity: P3M }
          cost: { points: 3, amount: 0.01 }

        """

    /// Points that may be owed, at a hotel that gives them and an airline that takes them.
    package static let owing = """
        plan: owing
        name: Owing
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 1990-01-01, amount: 4.00 }]
          - id: long
            cadence: P5Y
            currency: USD
            history: [{ from: 1990-01-01, amount: 0.00 }]
        dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
        points:
          id: miles
          name: miles
          earn: { rates: [{ points: 1, amount: 1.00 }] }
          redeem: [{ points: 100, amount: 1.00 }]
          cost: { points: 100, amount: 0.80 }
          negative: true
          partners:
            - { id: hotel, name: Hotel, burns: false, price: { points: 100, amount: 0.90 } }
            - { id: airline, name: Airline, earns: false, price: { points: 100, amount: 0.70 } }

        """
}

extension Money {
    /// Dollars, by their cents.
    package static func dollars(_ cents: Int64) throws -> Money {
        guard let currency = Currency("USD") else { throw ShopError("no USD") }
        return Money(minorUnits: cents, currency: currency)
    }
}

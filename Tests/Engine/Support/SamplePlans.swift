/// Plans the tests are about, each with the rule it is there for.
package enum SamplePlans {
    package static let all = [gold, silver, club, patient, plain]

    /// Renews by itself, monthly or yearly; a fortnight's trial that leaves one benefit out.
    package static let gold = """
        plan: gold
        name: Gold
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 10.00 }
              - { from: 2027-01-01, amount: 12.00 }
          - id: yearly
            cadence: P1Y
            currency: USD
            history:
              - { from: 2026-03-01, amount: 100.00 }
        trial: { length: P14D, leaves_out: [early_access] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D, P7D, P14D], grace: P7D, hold: P14D }
        benefits:
          - { id: free_shipping, name: Free delivery, kind: shipping_waiver, speed: express }
          - { id: early_access, name: Early access, kind: priority, lead_minutes: 30 }

        """

    /// Another plan with a trial, for the rule that a trial is taken once across all plans.
    package static let silver = """
        plan: silver
        name: Silver
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 5.00 }
        trial: { length: P7D, leaves_out: [] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P5D, hold: P0D }
        benefits:
          - { id: video, name: Films, kind: access }

        """

    /// Paid from the balance alone: by quarter, or one year that ends by itself.
    package static let club = """
        plan: club
        name: Club
        prices:
          - id: quarterly
            cadence: P3M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 60.00 }
          - id: year
            cadence: P1Y
            renews: false
            currency: USD
            history:
              - { from: 2000-01-01, amount: 240.00 }
        billing: { mode: prepaid, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D, P7D, P14D, P21D], grace: P14D, hold: P14D }
        benefits:
          - { id: lounge, name: The lounge, kind: access }

        """

    /// A run may bill three missed terms of it at once.
    package static let patient = """
        plan: patient
        name: Patient
        prices:
          - id: weekly
            cadence: P7D
            currency: JPY
            history:
              - { from: 2000-01-01, amount: 1001 }
        billing: { mode: auto_renew, proration: none, catch_up: 3 }
        dunning: { retry_after: [P1D, P3D], grace: P3D, hold: P4D }
        benefits:
          - { id: magazine, name: The magazine, kind: access }

        """

    /// Costs nothing, so its terms are paid by being billed.
    package static let plain = """
        plan: plain
        name: Plain
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 0.00 }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D], grace: P3D, hold: P0D }
        benefits:
          - { id: newsletter, name: The newsletter, kind: access }

        """
}

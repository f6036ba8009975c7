extension SamplePlans {
    /// Plans to change between, to rest from, and to pay later for.
    package static let changing = [basic, premium, studio, spa, tiny]

    /// The lower of two plans with the usual rules; a rest credits the time that is cut off.
    package static let basic = """
        plan: basic
        name: Basic
        rank: 1
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 10.00 }
              - { from: 2026-06-01, amount: 12.00 }
          - id: yearly
            cadence: P1Y
            currency: USD
            history:
              - { from: 2000-01-01, amount: 100.00 }
          - id: once
            cadence: P1M
            renews: false
            currency: USD
            history:
              - { from: 2000-01-01, amount: 15.00 }
          - id: forever
            term: lifetime
            spread_over: P5Y
            currency: USD
            history:
              - { from: 2000-01-01, amount: 300.00 }
          - id: euro
            cadence: P1M
            currency: EUR
            history:
              - { from: 2000-01-01, amount: 9.00 }
          - id: student
            cadence: P1M
            currency: USD
            eligibility: { kind: student, verify_every: P1Y, fallback: monthly }
            history:
              - { from: 2000-01-01, amount: 5.00 }
        trial: { length: P14D, leaves_out: [] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D, P7D, P14D], grace: P7D, hold: P14D }
        change: { upgrade: now, downgrade: term_end, interval: term_end, credit: prorated }
        pause: { longest: 3, resume: stub, unused: credit }
        benefits:
          - { id: free_shipping, name: Free delivery, kind: shipping_waiver, speed: standard }

        """

    /// The higher one.
    package static let premium = """
        plan: premium
        name: Premium
        rank: 2
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 20.00 }
          - id: yearly
            cadence: P1Y
            currency: USD
            history:
              - { from: 2000-01-01, amount: 200.00 }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1, charge_lead: P5D }
        dunning: { retry_after: [P1D, P3D, P7D, P14D], grace: P7D, hold: P14D }
        change: { upgrade: now, downgrade: term_end, interval: now, credit: prorated }
        pause: { longest: 3, resume: stub, unused: credit }
        benefits:
          - { id: free_shipping, name: Free delivery, kind: shipping_waiver, speed: express }
          - { id: early_access, name: Early access, kind: priority, lead_minutes: 30 }

        """

    /// Every change at once, and nothing under half a dollar is charged.
    package static let studio = """
        plan: studio
        name: Studio
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 10.00 }
          - id: plus
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 10.40 }
          - id: double
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 20.00 }
          - id: weekly
            cadence: P1W
            currency: USD
            history:
              - { from: 2000-01-01, amount: 3.00 }
        billing:
          mode: auto_renew
          proration: by_day
          catch_up: 1
          minimum_charge: { amount: 0.50, currency: USD }
        dunning: { retry_after: [P1D], grace: P2D, hold: P1D }
        change: { upgrade: now, downgrade: now, interval: now, credit: prorated }
        pause: { longest: 6, resume: fresh, unused: keep }
        benefits:
          - { id: studio, name: The studio, kind: access }

        """

    /// No credit for what is left, and the price is never prorated.
    package static let spa = """
        plan: spa
        name: Spa
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 30.00 }
          - id: gold
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 50.00 }
        billing: { mode: auto_renew, proration: none, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P7D }
        change: { upgrade: now, downgrade: now, interval: now, credit: none }
        benefits:
          - { id: sauna, name: The sauna, kind: access }

        """

    /// Paid from the balance alone.
    package static let tiny = """
        plan: tiny
        name: Tiny
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 1.00 }
        billing: { mode: prepaid, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D], grace: P3D, hold: P3D }
        benefits:
          - { id: newsletter, name: The newsletter, kind: access }

        """
}

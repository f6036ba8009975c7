/// A plan with everything that time does by itself: charged ahead, told beforehand, rests, changes.
extension SamplePlans {
    package static let busy = """
        plan: busy
        name: Busy
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.01 }]
          - id: quarterly
            cadence: P3M
            currency: USD
            history: [{ from: 2000-01-01, amount: 27.99 }]
        trial: { length: P20D, leaves_out: [] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 2, charge_lead: P3D }
        dunning: { retry_after: [P1D, P3D, P8D], grace: P7D, hold: P14D }
        change: { upgrade: term_end, downgrade: term_end, interval: term_end, credit: prorated }
        pause: { longest: 3, resume: stub, unused: credit }
        notices: { packs: [us_ca, card_schemes, uk, de, in], before_renewal: P5D }
        benefits:
          - { id: busy, name: It, kind: access }

        """
}

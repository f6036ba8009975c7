extension SamplePlans {
    /// Plans that not everybody may join, and that members bring friends to.
    package static let joining = [
        """
        plan: open
        name: Open to all
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2020-01-01, amount: 10.00 }]
        benefits:
          - { id: lounge, name: The lounge, kind: access }
        """,
        """
        plan: club
        name: Two places, for a month each
        admission: { capacity: 2, waitlist: true, place_kept: P3D }
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2020-01-01, amount: 20.00 }]
        benefits:
          - { id: lounge, name: The lounge, kind: access }
        """,
        """
        plan: salon
        name: By invitation
        admission: { invitation: true }
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2020-01-01, amount: 30.00 }]
        benefits:
          - { id: lounge, name: The lounge, kind: access }
        """,
        """
        plan: medics
        name: For medics
        admission: { verified: medic }
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2020-01-01, amount: 15.00 }]
        benefits:
          - { id: lounge, name: The lounge, kind: access }
        """,
        """
        plan: tested
        name: Tried on nine of ten
        control_group: 50%
        trial: { length: P7D }
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2020-01-01, amount: 12.00 }]
        benefits:
          - { id: lounge, name: The lounge, kind: access }
          - { id: tenth, name: A tenth off, kind: discount, rate: 10% }
        """,
        """
        plan: friends
        name: Bring friends who pay
        referral:
          referrer: { credit: 5.00 }
          friend: { credit: 3.00 }
          after: first_payment
          most: { count: 2, per: calendar_year }
        refunds: [{ rule: if_unused }]
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2020-01-01, amount: 10.00 }]
        benefits:
          - { id: lounge, name: The lounge, kind: access }
        """,
    ]
}

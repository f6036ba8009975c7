/// Plans whose members are told before they are charged, each with the packs it is there for.
extension SamplePlans {
    package static let noticing = [film, mail, card, chest]

    /// Under every pack; monthly, half-yearly and yearly, with a long trial and an offer.
    package static let film = """
        plan: film
        name: Film
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2000-01-01, amount: 10.00 }
              - { from: 2026-06-01, amount: 12.00 }
          - id: half
            cadence: P6M
            currency: USD
            history: [{ from: 2000-01-01, amount: 50.00 }]
          - id: yearly
            cadence: P1Y
            currency: USD
            history: [{ from: 2000-01-01, amount: 90.00 }]
        trial: { length: P40D, leaves_out: [] }
        offers:
          - { id: first, kind: intro, price: 5.00, terms: 2, prices: [monthly] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 3 }
        dunning: { retry_after: [P1D, P3D, P8D], grace: P7D, hold: P14D }
        notices: { packs: [us_ca, card_schemes, uk, de, in] }
        benefits:
          - { id: films, name: Films, kind: access }

        """

    /// The shop's own reminder and nothing else.
    package static let mail = """
        plan: mail
        name: Mail
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        trial: { length: P5D, leaves_out: [] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D, P8D], grace: P7D, hold: P14D }
        pause: { longest: 3, resume: stub, unused: keep }
        notices: { before_renewal: P3D }
        benefits:
          - { id: letters, name: Letters, kind: access }

        """

    /// The card schemes' rules over a trial that is shorter than they like.
    package static let card = """
        plan: card
        name: Card
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        trial: { length: P5D, leaves_out: [] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        notices: { packs: [card_schemes] }
        benefits:
          - { id: cards, name: Cards, kind: access }

        """

    /// Paid from the balance alone, with a reminder five days ahead.
    package static let chest = """
        plan: chest
        name: Chest
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        billing: { mode: prepaid, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P7D }
        notices: { before_renewal: P5D }
        benefits:
          - { id: chest, name: The chest, kind: access }

        """
}

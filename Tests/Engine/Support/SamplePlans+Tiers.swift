extension SamplePlans {
    /// Tiers by every rule that those of the shipped plans leave out.
    package static let tiering = [guild, lodge, review, entry, nightly, circle]

    /// Both metrics are needed, less keeps a tier, one tier is lost at a time, and entering pays.
    package static let guild = tierPlan(
        "guild",
        points: true,
        """
          metrics:
            - { id: spend, measure: net_spend, exclude_categories: [gift_card], most_per_purchase: 400.00 }
            - { id: visits, measure: orders }
          combine: all
          window: { year_from: 01-01 }
          downgrade: one_down
          tiers:
            - { id: guest }
            - id: silver
              thresholds:
                - { from: 2020-01-01, earn: { spend: 500.00, visits: 3 }, retain: { spend: 250.00, visits: 2 } }
              benefits:
                - { id: delivery, kind: shipping_waiver, speed: standard }
                - { id: warranty, kind: service_credit, service: warranty, longer: P12M }
              on_enter: [{ credit: 5.00 }, { points: 50 }]
              on_requalify: [{ item: calendar }]
            - id: gold
              thresholds:
                - { from: 2020-01-01, earn: { spend: 1000.00, visits: 5 }, retain: { spend: 800.00, visits: 4 } }
              benefits: [{ id: off, kind: discount, rate: 10% }]
        """
    )

    /// One metric is enough; what is left of a year of membership goes over, and the top is for life.
    package static let lodge = tierPlan(
        "lodge",
        """
          metrics:
            - { id: nights, measure: items, categories: [night] }
            - { id: stays, measure: orders, categories: [night], rolls_over: false }
            - { id: months, measure: tenure }
          window: membership_year
          downgrade: to_base
          grace: P1M
          rollover_excess: true
          tiers:
            - { id: visitor }
            - { id: silver, thresholds: [{ from: 2020-01-01, earn: { nights: 10, stays: 4 } }] }
            - id: diamond
              thresholds: [{ from: 2020-01-01, earn: { nights: 30, stays: 12 } }]
              lifetime: { nights: 100, months: 24 }
        """
    )

    /// Who has enough rises on 1 March alone, and is looked at on 1 March alone.
    package static let review = tierPlan(
        "review",
        """
          metrics: [{ id: spend, measure: gross_spend }]
          window: { rolling: P6M }
          upgrade: on_review
          review: { day: 03-01 }
          validity: { lasting: P1Y }
          downgrade: balance_based
          tiers:
            - { id: base }
            - { id: silver, thresholds: [{ from: 2020-01-01, earn: { spend: 100.00 } }] }
            - { id: gold, thresholds: [{ from: 2020-01-01, earn: { spend: 300.00 } }] }
        """
    )

    /// Half a year from the day the tier was entered, and one tier down for too little.
    package static let entry = tierPlan(
        "entry",
        """
          metrics: [{ id: spend, measure: net_spend }]
          window: { since_entry: P6M }
          downgrade: one_down
          tiers:
            - { id: base }
            - { id: silver, thresholds: [{ from: 2020-01-01, earn: { spend: 100.00 } }] }
            - { id: gold, thresholds: [{ from: 2020-01-01, earn: { spend: 300.00 } }] }
        """
    )

    /// Three months that roll, and a look every night.
    package static let nightly = tierPlan(
        "nightly",
        points: true,
        """
          metrics: [{ id: earned, measure: points }]
          window: { rolling: P3M }
          review: real_time
          downgrade: balance_based
          tiers:
            - { id: base }
            - { id: silver, thresholds: [{ from: 2020-01-01, earn: { earned: 100 } }] }
            - id: gold
              thresholds: [{ from: 2020-01-01, earn: { earned: 300 } }]
              benefits: [{ id: more, kind: multiplier, factor: 2 }]
        """
    )

    /// A tier that is only given stands between two that are earned; another programme's is matched.
    package static let circle = tierPlan(
        "circle",
        """
          metrics: [{ id: spend, measure: net_spend }]
          window: { year_from: 01-01 }
          downgrade: one_down
          inactivity: { every: P9M }
          match: { provisional: P3M, challenge: { spend: 200.00 }, once_every: P2Y }
          tiers:
            - { id: base }
            - { id: silver, thresholds: [{ from: 2020-01-01, earn: { spend: 100.00 } }] }
            - id: friend
              given: true
              benefits: [{ id: lounge, kind: guest_pass, guests: 1 }]
              on_enter: [{ item: welcome_box }]
            - { id: gold, thresholds: [{ from: 2020-01-01, earn: { spend: 300.00 } }] }
            - id: board
              given: true
              benefits: [{ id: evening, kind: access }]
        """
    )

    /// A plan of nothing but tiers: for good and free of charge, so that only status moves.
    private static func tierPlan(_ id: String, points: Bool = false, _ rules: String) -> String {
        let programme = """
            points:
              id: \(id)
              name: stars
              earn: { rates: [{ points: 1, amount: 1.00 }] }
              redeem: [{ points: 100, amount: 1.00 }]
              cost: { points: 100, amount: 0.80 }

            """
        return """
            plan: \(id)
            name: \(id)
            prices:
              - id: free
                term: lifetime
                spread_over: P1Y
                currency: USD
                history: [{ from: 2020-01-01, amount: 0.00 }]
              - id: monthly
                cadence: P1M
                currency: USD
                history: [{ from: 2020-01-01, amount: 4.00 }]
            dunning: { retry_after: [P1D], grace: P5D, hold: P0D }
            \(points ? programme : "")tiers:
              id: \(id)
            \(rules)

            """
    }
}

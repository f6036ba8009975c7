import Testing

/// Changes, pauses, refunds, taxes and notices.
struct BrokenPoliciesTests {
    @Test(arguments: plans)
    func `a policy that makes no sense is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a time of change that is none
        - upgrade: term_end
        + upgrade: at_once
        43:20: "at_once" cannot stand in "upgrade"; write one of now, term_end

        # a change of something unknown
        - upgrade: term_end
        + upgrades: term_end
        43:11: unknown key "upgrades" in change; did you mean "upgrade"?

        # a credit that is none
        - credit: none
        + credit: all
        43:69: "all" cannot stand in "credit"; write one of prorated, none

        # a pause without an end
        - longest: 3,
        +
        44:8: pause needs the key "longest"; add longest: 3

        # a pause of no terms
        - longest: 3
        + longest: 0
        44:19: "longest" is 0; write a whole number from 1 to 120

        # words of a pause that are none
        - resume: fresh, unused: keep
        + resume: new, unused: lost
        44:30: "new" cannot stand in "resume"; write one of stub, fresh
        44:43: "lost" cannot stand in "unused"; write one of credit, keep

        # a refund within no time
        - , time: PT48H
        +
        46:5: a refund of rule within needs the key "time"; add time: PT48H

        # a time for another rule
        - rule: net_of_benefits
        + rule: pro_rata, time: PT48H
        48:23: unknown key "time" in a refund of rule pro_rata; it belongs to rule within

        # a time in days and hours
        - time: PT48H
        + time: P2DT12H
        46:27: "P2DT12H" is no number of hours; write hours or days, such as PT48H or P3D, at least
          PT1H

        # a time of no hours
        - time: PT48H
        + time: PT0H
        46:27: "PT0H" is no number of hours; write hours or days, such as PT48H or P3D, at least
          PT1H

        # a rule that is none
        - rule: none
        + rule: nothing
        47:13: "nothing" cannot stand in "rule"; write one of if_unused, within, pro_rata,
          full_any_time, net_of_benefits, none

        # a place to refund to that is none
        - to: balance
        + to: card
        46:60: "card" cannot stand in "to"; write one of method, balance

        # a region in small letters
        - [US-CA, DE]
        + [us-ca, DE]
        46:44: "us-ca" is no region; write a country such as DE, or a part of one such as US-CA

        # a region twice
        - [US-CA, DE]
        + [DE, DE]
        46:48: "DE" stands in "regions" twice; keep one

        # nobody is left for the last rule
        - rule: none, regions: [US]
        + rule: none
        48:5: this refund never applies: those up to line 47 decide before it; put it before them,
          or take it away

        # nobody is left in a part of a country
        - [US-CA, DE]
        + [US]
        - rule: none, regions: [US]
        + rule: none, regions: [US-CA]
        47:5: this refund never applies: those up to line 46 decide in US-CA before it; put it
          before them, or take it away

        # nobody is left in two countries after two rules
        - [US] }
        + [US] }\n  - { rule: pro_rata, regions: [US-NY, DE] }
        48:5: this refund never applies: those up to line 47 decide in US-NY, DE before it; put it
          before them, or take it away

        # regions that cannot be read do not stand for everywhere
        - regions: [US] }
        + regions: [USA] }
        47:29: "USA" is no region; write a country such as DE, or a part of one such as US-CA

        # taxes without rates
        - \n  rates:\n    - { region: DE, rate: 19%, from: 2007-01-01 }\n    - { region: US-CA, rate: 7.25%, from: 2017-01-01 }
        +
        50:3: the tax table needs the key "rates"; add rates: with items such as { region: DE, rate:
          19%, from: 2007-01-01 }

        # taxes with no rate among them
        - \n    - { region: DE, rate: 19%, from: 2007-01-01 }\n    - { region: US-CA, rate: 7.25%, from: 2017-01-01 }
        +  []
        51:10: the tax table has no rate; write items such as { region: DE, rate: 19%, from:
          2007-01-01 }

        # taxes that do not say whether the prices have them
        - \n  prices: inclusive
        +
        50:3: the tax table needs the key "prices"; add prices: inclusive or prices: exclusive

        # two rates of one region on one day
        - { region: US-CA, rate: 7.25%, from: 2017-01-01 }
        + { region: DE, rate: 7.25%, from: 2007-01-01 }
        53:7: two rates of DE begin on 2007-01-01; keep one of them

        # a rate without its day
        - , from: 2007-01-01
        +
        52:7: a tax rate needs the key "from"; add from: and the first day of the rate

        # a country by its name
        - region: DE
        + region: Germany
        52:17: "Germany" is no region; write a country such as DE, or a part of one such as US-CA

        # a part of a country with four letters
        - region: US-CA
        + region: US-CALI
        53:17: "US-CALI" is no region; write a country such as DE, or a part of one such as US-CA

        # a pack that is none
        - packs: [de, us_ca]
        + packs: [de, ca]
        54:24: "ca" cannot stand in "packs"; write one of us_ca, card_schemes, uk, de, in

        # a pack twice
        - packs: [de, us_ca]
        + packs: [de, de]
        54:24: "de" stands in "packs" twice; keep one

        # a reminder before the term has begun
        - before_renewal: P10D
        + before_renewal: P4W
        54:48: "before_renewal" is 28 days, not shorter than a term of P1M; write P27D at most

        # a reminder on the day itself is none
        - before_renewal: P10D
        + before_renewal: P0D
        54:48: "before_renewal" is P0D; write days or weeks, such as P7D or P2W, at least P1D

        # several parts are wrong in one go, in order
        - rank: 2
        + rank: high\nspeed: fast
        3:7: "high" is no whole number; write a whole number from 0 to 1000
        4:1: unknown key "speed" in a plan; its keys are plan, name, summary, objective, rank,
          prices, trial, offers, stacking, billing, dunning, change, pause, refunds, taxes, notices,
          benefits, checkout, points, tiers, household, transferability, admission, referral,
          control_group
        """#,
        of: SampleGym.text
    )
}

import Testing

/// Keys, shapes and ids.
struct BrokenKeysTests {
    @Test(arguments: plans)
    func `a broken plan names the key and the cure`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a misspelt key is one mistake, not also a missing key
        - cadence:
        + cadance:
        5:5: unknown key "cadance" in a price; did you mean "cadence"?

        # a key that resembles nothing gets the list of keys
        - cadence:
        + interval:
        4:5: a price needs the key "cadence" or "term"; add cadence: P1M
        5:5: unknown key "interval" in a price; its keys are id, cadence, term,
          spread_over, renews, currency, eligibility, history

        # a missing key is reported where its map begins
        - name: Club\n
        +
        1:1: a plan needs the key "name"; add name: and what members read

        # a misspelt list is not missed as well
        - prices:\n
        + prizes:\n
        3:1: unknown key "prizes" in a plan; did you mean "prices"?

        # a list where a text belongs
        - name: Club
        + name: [Club]
        2:7: "name" must be a single value, not a list; write a text

        # a value where a list belongs, and a list where a flag belongs
        - history:\n
        + history: 12\n    renews:\n
        7:14: "history" must be a list, not a single value; write items such as { from: 2026-01-01,
          amount: 14.99 }
        9:7: "renews" must be a single value, not a list; write true or false

        # a key without a value
        - name: Club
        + name:
        2:6: "name" has no value; write one or take the key away

        # YAML's null is no value either
        - name: Club
        + name: ~
        2:7: "name" has no value; write one or take the key away

        # every repetition of a key is reported at its own place
        - name: Club
        + name: Club\nname: Klub\nname: X
        3:1: key "name" is written twice in a plan; keep this one or the one on line 2
        4:1: key "name" is written twice in a plan; keep this one or the one on line 2

        # quotes do not make it another key
        - currency: USD
        + currency: USD\n    "currency": EUR
        7:5: key "currency" is written twice in a price; keep this one or the one on line 6

        # a repeated key in a map in braces
        - grace: P7D
        + grace: P7D, grace: P8D
        12:49: key "grace" is written twice in dunning; keep this one or the one on line 12

        # two prices with one id
        - 12.99 }
        + 12.99 }\n  - { id: monthly, cadence: P1Y, currency: USD, history: [] }
        10:11: the price on line 4 has the id "monthly" already; give one of them another id
        10:58: the price has no amount; write items such as { from: 2026-01-01, amount: 14.99 }

        # two benefits with one id
        - id: off
        + id: lounge
        15:11: the benefit on line 14 has the id "lounge" already; give one of them another id

        # an id with capitals and a space
        - plan: club
        + plan: Our Club
        1:7: "Our Club" is no id; use 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit

        # an id of 65 letters, shortened in the message
        - plan: club
        + plan: ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
        1:7: "cccccccccccccccccccccccccccccccccccccccc…" is no id; use 1 to 64 of a-z 0-9 . _ -,
          beginning with a letter or digit

        # dunning is written whole or not at all
        - , grace: P7D
        +
        12:10: dunning needs the key "grace"; add grace: P7D

        # an unknown kind of benefit
        - kind: access
        + kind: acces
        14:25: "acces" cannot stand in "kind"; did you mean access?

        # a benefit without a kind
        - , kind: access
        +
        14:5: a benefit needs the key "kind"; add kind: such as access

        # a key of another kind of benefit
        - kind: access
        + kind: access, rate: 5%
        14:33: unknown key "rate" in a benefit of kind access; it belongs to kind discount,
          reward or donation

        # a config without its value
        - kind: access
        + kind: config
        14:5: a benefit of kind config needs the key "value"; add value: such as 72

        # words of a scope are short, plain and written once
        - kind: access
        + kind: access, regions: [US, New York, US]
        14:47: "New York" cannot stand in "regions"; use 1 to 64 of A-Z a-z 0-9 . _ : -
        14:57: "US" stands in "regions" twice; keep one

        # an escaped control character in a name
        - name: Club
        + name: "Cl\\0ub"
        2:7: "name" has invisible characters in it; take them out

        # a name of spaces
        - name: Club
        + name: " "
        2:7: "name" is empty; write a text

        # everything that is wrong is reported in one go, in order
        - plan: club\nname: Club
        + plan: Club\nnaem: x\nobjective: kep
        1:7: "Club" is no id; use 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit
        2:1: unknown key "naem" in a plan; did you mean "name"?
        3:12: "kep" cannot stand in "objective"; did you mean keep?

        # lines that end in CR LF count once
        - plan: club\n
        + plan: club\r\nx: 1\r\n
        2:1: unknown key "x" in a plan; its keys are plan, name, summary, objective, rank, prices,
          trial, offers, stacking, billing, dunning, change, pause, refunds, taxes, notices,
          benefits, checkout, points, tiers, household, transferability, admission, referral,
          control_group

        # an empty item of a list
        - prices:\n
        + prices:\n  -\n
        4:4: an item of "prices" is empty; write each price as an item that begins with - id:
        """#
    )
}

import Testing

/// Amounts, days, numbers, and words that mean something else in YAML.
struct BrokenValuesTests {
    @Test(arguments: plans)
    func `a broken value is refused with the right way to write it`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a price below zero
        - 12.99
        + -12.99
        9:37: "-12.99" is below zero; write 0 or more

        # one decimal too few
        - 12.99
        + 12.9
        9:37: USD has 2 decimals and "12.9" has 1; write 12.90

        # a whole number of dollars
        - 12.99
        + 139
        9:37: USD has 2 decimals and "139" has 0; write 139.00

        # one decimal too many
        - 12.99
        + 12.995
        9:37: USD has 2 decimals and "12.995" has 3; write an amount such as 12.99

        # a leading zero
        - 12.99
        + 012.99
        9:37: "012.99" is no amount; write digits and a point and nothing else, such as 14.99

        # a decimal comma
        - amount: 12.99
        + amount: "12,99"
        9:37: "12,99" is no amount; write digits and a point and nothing else, such as 14.99

        # YAML's 1e3 is not 1000 here
        - 12.99
        + 1e3
        9:37: "1e3" is no amount; write digits and a point and nothing else, such as 14.99

        # nor is 0x10 sixteen
        - 12.99
        + 0x10
        9:37: "0x10" is no amount; write digits and a point and nothing else, such as 14.99

        # nor may digits be grouped
        - 12.99
        + 1_000.00
        9:37: "1_000.00" is no amount; write digits and a point and nothing else, such as 14.99

        # an amount beyond 64 bits
        - 12.99
        + 99999999999999999999.00
        9:37: "99999999999999999999.00" is too large for one amount; write 100000000000.00 at most

        # an amount that a shop's sums could not bear
        - 12.99
        + 100000000000.01
        9:37: "100000000000.01" is too large for one amount; write 100000000000.00 at most

        # in a benefit too, in the decimals of its currency
        - kind: access
        + kind: config, value: { amount: 10000000000001, currency: JPY }
        14:50: "10000000000001" is too large for one amount; write 10000000000000 at most

        # a currency without decimals
        - currency: USD
        + currency: JPY
        8:37: JPY has no decimals and "9.99" has 2; write an amount such as 9
        9:37: JPY has no decimals and "12.99" has 2; write an amount such as 12

        # an unknown currency is reported once, not for every amount
        - currency: USD
        + currency: USX
        6:15: "USX" is no currency; write an ISO 4217 code such as USD

        # a currency in lower case
        - currency: USD
        + currency: usd
        6:15: "usd" is no currency; write USD

        # a history that is not in order
        - from: 2026-01-01
        + from: 2024-01-01
        9:17: 2024-01-01 comes after 2025-01-01 in the history; write the oldest amount first

        # two amounts on one day
        - from: 2026-01-01
        + from: 2025-01-01
        9:17: two amounts begin on 2025-01-01; keep one of them

        # a history without an amount
        - \n      - { from: 2025-01-01, amount: 9.99 }\n      - { from: 2026-01-01, amount: 12.99 }
        +  []
        7:14: the price has no amount; write items such as { from: 2026-01-01, amount: 14.99 }

        # a second currency inside one price
        - amount: 12.99
        + amount: 12.99, currency: EUR
        9:44: unknown key "currency" in an item of history; a price has one currency, so make a
          price of its own for the other

        # a word for a duration
        - cadence: P1M
        + cadence: monthly
        5:14: "monthly" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W,
          P1M or P1Y

        # a duration of two units
        - cadence: P1M
        + cadence: P1M2W
        5:14: "P1M2W" is no duration; write an ISO 8601 duration of one unit, such as P7D, P2W, P1M
          or P1Y

        # a day that does not exist
        - from: 2026-01-01
        + from: 2026-02-30
        9:17: there is no day 2026-02-30; write a day as YYYY-MM-DD, such as 2026-02-28

        # a day without its zeros
        - from: 2026-01-01
        + from: 2026-1-1
        9:17: "2026-1-1" is no day; write a day as YYYY-MM-DD, such as 2026-02-28

        # YAML's timestamp is not a day
        - from: 2026-01-01
        + from: 2026-01-01T00:00:00Z
        9:17: "2026-01-01T00:00:00Z" is no day; write a day as YYYY-MM-DD, such as 2026-02-28

        # catching up by no term at all
        - catch_up: 1
        + catch_up: 0
        11:59: "catch_up" is 0; write a whole number from 1 to 1000

        # YAML's octal is not a number here
        - catch_up: 1
        + catch_up: 010
        11:59: "010" is no whole number; write a whole number from 1 to 1000

        # nor is its hexadecimal
        - catch_up: 1
        + catch_up: 0x10
        11:59: "0x10" is no whole number; write a whole number from 1 to 1000

        # a discount over 100 %
        - rate: 5%
        + rate: 101%
        15:38: "101%" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such
          as 2.5%

        # a discount without its percent sign
        - rate: 5%
        + rate: 5
        15:38: "5" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such as
          2.5%

        # a discount finer than a basis point
        - rate: 5%
        + rate: 0.125%
        15:38: "0.125%" is no rate; write a percentage from 0% to 100% with at most 2 decimals,
          such as 2.5%

        # a discount below zero
        - rate: 5%
        + rate: -5%
        15:38: "-5%" is no rate; write a percentage from 0% to 100% with at most 2 decimals, such
          as 2.5%

        # YAML's yes is neither a flag nor a text
        - kind: access
        + kind: config, value: yes
        14:40: this value is neither a number, true or false, text, nor money; write 72, true,
          "text in quotes" or { amount: 500.00, currency: USD }

        # an amount of money with too few decimals
        - kind: access
        + kind: shipping_waiver, speed: express, minimum_basket: { amount: 35, currency: USD }
        14:84: USD has 2 decimals and "35" has 0; write 35.00

        # minutes in exponent notation
        - kind: access
        + kind: priority, lead_minutes: 1e3
        14:49: "1e3" is no whole number; write a whole number from 1 to 525600

        # YAML's yes is not true here
        - cadence: P1M
        + cadence: P1M\n    renews: yes
        6:13: "yes" cannot stand in "renews"; write true or false
        """#
    )
}

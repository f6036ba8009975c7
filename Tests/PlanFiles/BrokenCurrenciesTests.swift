import Testing

/// Amounts in a plan of several currencies.
struct BrokenCurrenciesTests {
    @Test(arguments: plans)
    func `an amount of an unknown currency is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # two currencies, and every amount that does not say its own
        - benefits:\n  - { id: rides
        +   - { id: euro, cadence: P1Y, currency: EUR, HISTORY }\nbenefits:\n  - { id: rides
        - HISTORY
        + history: [{ from: 2026-01-01, amount: 38.00 }]
        13:56: "order_cap" is "50.00" without a currency; write it as { amount: 35.00, currency: USD
          }
        14:22: "amount" is "200.00" without a currency; add currency: such as currency: EUR
        15:42: "amount" is "5.00" without a currency; write it as { amount: 35.00, currency: USD }
        23:23: "from" is "5000.00" without a currency; write it as { amount: 35.00, currency: USD }
        23:52: "from" is "10000.00" without a currency; write it as { amount: 35.00, currency: USD }
        25:72: "price" is "1.99" without a currency; write it as { amount: 35.00, currency: USD }
        27:23: "minimum_basket" is "20.00" without a currency; write it as { amount: 35.00,
          currency: USD }
        27:78: "minimum" is "35.00" without a currency; write it as { amount: 35.00, currency: USD }
        29:59: "cap" is "1250.00" without a currency; write it as { amount: 35.00, currency: USD }
        35:45: "worth" is "3.00" without a currency; write it as { amount: 35.00, currency: USD }
        40:25: "per_use" is "15.00" without a currency; write it as { amount: 35.00, currency: USD }
        41:74: "worth" is "4.00" without a currency; write it as { amount: 35.00, currency: USD }
        42:23: "minimum_basket" is "10.00" without a currency; write it as { amount: 35.00,
          currency: USD }
        43:25: "amount" is "500.00" without a currency; add currency: such as currency: EUR
        44:71: "amount" is "9.00" without a currency; add currency: such as currency: EUR
        46:70: "spend" is "500.00" without a currency; write it as { amount: 35.00, currency: USD }
        50:26: "per_term" is "55.00" without a currency; write it as { amount: 35.00, currency: USD
          }
        59:40: "amount" is "1.00" without a currency; add currency: such as currency: EUR
        66:35: "amount" is "1.00" without a currency; add currency: such as currency: EUR
        68:32: "amount" is "0.80" without a currency; add currency: such as currency: EUR
        74:81: "amount" is "0.90" without a currency; add currency: such as currency: EUR
        79:7: the plan's prices are in EUR and USD; add currency: and the one that is counted
        101:28: "credit" is "5.00" without a currency; write it as { amount: 35.00, currency: USD }
        120:23: "credit" is "10.00" without a currency; write it as { amount: 35.00, currency: USD }
        """#,
        of: SampleShop.text
    )
}

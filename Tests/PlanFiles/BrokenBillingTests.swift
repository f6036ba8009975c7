import Testing

/// How terms are charged, and what becomes of unpaid ones.
struct BrokenBillingTests {
    @Test(arguments: plans)
    func `billing that makes no sense is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a proration that is none
        - proration: by_second
        + proration: by_hour
        31:14: "by_hour" cannot stand in "proration"; write one of by_day, by_second, none

        # a charge before the term it comes after has begun
        - charge_lead: P7D
        + charge_lead: P28D
        32:16: "charge_lead" is 28 days, not shorter than a term of P1M; write P27D at most

        # a lead in months
        - charge_lead: P7D
        + charge_lead: P1M
        32:16: "P1M" is no number of days; write days or weeks, such as P7D or P2W, at least P0D

        # a day of the month that no month has
        - align: 15
        + align: 32
        33:10: "32" cannot stand in "align"; write start, calendar or a day of the month from 1 to
          31

        # a word that is no alignment
        - align: 15
        + align: calender
        33:10: "calender" cannot stand in "align"; did you mean calendar?

        # a week has no day of the month
        - cadence: P1Y
        + cadence: P4W
        33:10: a term of P4W does not begin on a day of the month; write start or calendar, or make
          every cadence one of months or years

        # a number of days has no place in the calendar
        - align: 15
        + align: calendar
        - cadence: P1Y
        + cadence: P30D
        33:10: a term of P30D has no place of its own in the calendar; write start, or make every
          cadence one of weeks, months or years

        # no term ahead
        - prepay_up_to: 24
        + prepay_up_to: 0
        34:17: "prepay_up_to" is 0; write a whole number from 1 to 120

        # a use of the balance that is none
        - balance: partial
        + balance: some
        35:12: "some" cannot stand in "balance"; write one of whole, partial

        # one currency with two least amounts
        - currency: GBP }]
        + currency: EUR }]
        36:53: "minimum_charge" has two amounts in EUR; keep one

        # a least amount without a currency
        - [{ amount: 0.50, currency: EUR }, { amount: 0.30, currency: GBP }]
        + 0.50
        36:19: "minimum_charge" is "0.50" without a currency; write it as { amount: 35.00, currency:
          USD }

        # a word for a hard decline that is none
        - hard_decline: retry
        + hard_decline: ignore
        41:17: "ignore" cannot stand in "hard_decline"; write one of stop, retry

        # an end of dunning that is none
        - { plan: walk-in, price: day }
        + canceled
        42:8: "canceled" cannot stand in "end"; did you mean cancel?

        # an end of dunning in the plan itself
        - plan: walk-in
        + plan: gym
        42:16: dunning of the plan "gym" ends in the plan itself; name another plan, or write cancel
          or hold

        # an end of dunning without its price
        - , price: day
        +
        42:8: the end of dunning needs the key "price"; add price: and the id of its free price

        # an end of dunning with a key that is none
        - plan: walk-in
        + paln: walk-in
        42:10: unknown key "paln" in the end of dunning; did you mean "plan"?

        # a list of ends
        - { plan: walk-in, price: day }
        + [cancel]
        42:8: "end" must be a single value, not a list; write one of cancel, hold, or a price of
          another plan as { plan: free, price: basic }
        """#,
        of: SampleGym.text
    )
}

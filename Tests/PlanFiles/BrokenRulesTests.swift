import Testing

/// Rules that join two parts of a plan.
struct BrokenRulesTests {
    @Test(arguments: plans)
    func `parts that do not fit together are refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # a trial that leaves out a benefit the plan does not have
        - [lounge]
        + [lounges]
        10:37: the plan has no benefit "lounges"; did you mean "lounge"?

        # a trial that leaves a benefit out twice
        - [lounge]
        + [lounge, spa, lounge]
        10:45: the plan has no benefit "spa"; its benefits are lounge, off
        10:50: the trial leaves "lounge" out twice; keep one

        # retries out of order
        - [P1D, P3D]
        + [P3D, P1D]
        12:31: the retry after P1D follows the one after P3D; write days in ascending order, such
          as [P1D, P3D, P7D]

        # a retry on the day the subscription ends comes too late
        - [P1D, P3D]
        + [P1D, P21D]
        12:31: the retry after P21D never comes: grace and hold are over after P21D; retry earlier
          or make hold longer

        # a retry on the due day itself
        - [P1D, P3D]
        + [P0D, P3D]
        12:26: "retry_after" is P0D; write days or weeks, such as P7D or P2W, at least P1D

        # a month is no number of days
        - [P1D, P3D]
        + [P1D, P1M]
        12:31: "P1M" is no number of days; write days or weeks, such as P7D or P2W, at least P1D

        # dunning that outlasts the shortest term
        - hold: P14D
        + hold: P22D
        12:55: grace and hold take 29 days, longer than a term of P1M; make them 28 days at most
          together

        # dunning that fits a month does not fit a week
        - cadence: P1M
        + cadence: P1W
        12:55: grace and hold take 21 days, longer than a term of P1W; make them 7 days at most
          together
        """#
    )
}

extension ChangeQuote {
    /// How billing goes on after a change, and what the change itself bills.
    struct Course {
        let cycle: BillingCycle
        let billingStart: CivilDate
        let nextTerm: Int
        let paidUntil: CivilDate
        /// The periods the target is charged for, the first one from today on.
        let stretches: [LinePricing.Stretch]

        init(_ request: ChangeRequest) {
            let keepsCycle =
                !request.isLifetime && !request.target.isLifetime
                && request.target.cadence.bills(like: request.cycle.cadence)
            if keepsCycle {
                self.init(keeping: request)
            } else {
                self.init(starting: request)
            }
        }

        private init(keeping request: ChangeRequest) {
            let today = request.today
            // The spelling of the cadence may be another one; its boundaries are the same.
            cycle = BillingCycle(
                anchor: request.cycle.anchor,
                anchorDay: request.cycle.anchorDay,
                cadence: request.target.cadence
            )
            billingStart = request.billingStart
            let current = cycle.index(containing: today)
            // Without paid time the rest of the current period is what is bought.
            let until = today < request.paidUntil ? request.paidUntil : cycle.boundary(current + 1)
            paidUntil = until
            nextTerm = cycle.index(containing: until)
            let countsSeconds = request.target.lines.proration == .bySecond
            var stretches: [LinePricing.Stretch] = []
            var index = current
            while cycle.boundary(index) < until {
                let full = cycle.period(index)
                let period = Period(start: max(full.start, today), end: min(full.end, until))
                stretches.append(
                    LinePricing.Stretch(
                        period: period,
                        days: period.days,
                        ofDays: full.days,
                        seconds: index == current && countsSeconds ? request.secondsLeft : nil
                    )
                )
                index += 1
            }
            self.stretches = stretches
        }

        private init(starting request: ChangeRequest) {
            cycle = .starting(on: request.today, cadence: request.target.cadence)
            billingStart = request.today
            nextTerm = 1
            let period =
                request.target.isLifetime
                ? Period(start: request.today, end: .lifetimeEnd) : cycle.period(0)
            paidUntil = period.end
            stretches = [
                LinePricing.Stretch(
                    period: period,
                    days: period.days,
                    ofDays: period.days,
                    seconds: nil
                )
            ]
        }
    }
}

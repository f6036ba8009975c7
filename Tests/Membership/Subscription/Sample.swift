import Membership

/// The agreement, days and subscriptions that the tests of decisions speak of: a monthly plan of
/// 14.99 USD anchored on Jan 31, with tries after 1, 3, 7 and 14 days, a week of grace and two of hold.
enum Sample {
    static let usd = known(Currency("USD"), "USD")
    static let jpy = known(Currency("JPY"), "JPY")

    /// A wrong sample is a mistake in the test itself, so it traps.
    static func known<Value>(_ value: Value?, _ name: String) -> Value {
        guard let value else { preconditionFailure("a sample is misspelled: \(name)") }
        return value
    }

    static func day(_ text: String) -> CivilDate { known(CivilDate(text), text) }
    static func instant(_ text: String) -> Instant { known(Instant(rfc3339: text), text) }
    static func cadence(_ text: String) -> Cadence { known(Cadence(text), text) }
    static func money(_ minorUnits: Int64, _ currency: Currency = usd) -> Money {
        Money(minorUnits: minorUnits, currency: currency)
    }

    /// The first instant of a day; the samples live in UTC.
    static func start(of day: CivilDate) -> Instant {
        Instant(milliseconds: Int64(day.dayNumber) * Instant.millisecondsPerDay)
    }

    static let dunning = DunningPolicy(retryOffsets: [1, 3, 7, 14], graceDays: 7, holdDays: 14)
    static let firstDay = day("2026-01-31")

    /// At most three terms of rest, then the rest of the period the resumption falls in.
    static let pause = PauseRules(longest: 3, resume: .stub, creditsUnusedTime: true)

    static func agreement(
        from first: CivilDate = firstDay,
        cycle: BillingCycle? = nil,
        every cadence: String = "P1M",
        price: Int64 = 1_499,
        renews: Bool = true,
        isLifetime: Bool = false,
        firstTerms: Int = 1,
        proration: Proration = .byDay,
        dunning: DunningPolicy = dunning,
        chargeLead: Int = 0,
        pause: PauseRules? = pause,
        payWith: PaymentMethod = .gateway(name: "scripted", token: "ok"),
        isPaidLater: Bool = false
    ) -> Agreement {
        Agreement(
            payer: MemberID(1),
            plan: "prime",
            planVersion: PlanVersionID(1),
            priceVersion: PriceVersionID(1),
            price: money(price),
            renews: renews,
            isLifetime: isLifetime,
            cycle: cycle ?? .starting(on: first, cadence: Sample.cadence(cadence)),
            billingStart: first,
            firstTerms: firstTerms,
            proration: proration,
            dunning: dunning,
            chargeLead: chargeLead,
            pause: pause,
            payWith: payWith,
            isPaidLater: isPaidLater
        )
    }

    /// A subscription that has not begun; `opening` gives it its state.
    static func draft(_ agreement: Agreement = agreement()) -> Subscription {
        Subscription(
            id: SubscriptionID(1),
            member: MemberID(1),
            agreement: agreement,
            state: .active,
            autoRenew: true,
            nextTerm: agreement.cycle.firstIndex(from: agreement.billingStart)
        )
    }

    /// The days 2026-01-31 to 2026-02-28.
    static let first = agreement().term(0)
    /// The days 2026-02-28 to 2026-03-31.
    static let second = agreement().term(1)

    /// When the unpaid sample subscription is given up.
    static let expiry = instant("2026-01-31T23:00:00Z")
    static let askAgain = instant("2026-02-28T10:00:00Z")
    static let unanswered = InFlight.unanswered(askAgain: askAgain)

    /// The sample subscription in each state; the first term is paid from `active` on, and the second
    /// one is what its debt is about.
    static func subscription(_ state: StateName, inFlight: InFlight? = nil) -> Subscription {
        var sample = draft()
        sample.inFlight = inFlight
        switch state {
        case .scheduled:
            sample.state = .scheduled(startsOn: firstDay, withTrial: false)
            return sample
        case .incomplete:
            sample.state = .incomplete(expires: expiry)
            return sample
        case .trialing:
            sample.state = .trialing(until: firstDay)
            sample.accessUntil = day("2026-02-07")
            return sample
        case .active:
            sample.state = .active
        case .pastDue:
            sample.state = .pastDue(debt(lastTried: "2026-02-28"))
        case .onHold:
            sample.state = .onHold(debt(lastTried: "2026-03-07"))
        case .paused:
            sample.state = .paused(Pause(since: day("2026-02-10"), until: day("2026-03-10")))
            sample.paidUntil = day("2026-02-10")
            sample.accessUntil = day("2026-02-10")
            sample.nextTerm = 1
            sample.series = 1
            sample.termsBilled = 1
            return sample
        case .ended:
            sample.state = .ended(.canceled, at: start(of: second.period.start))
            sample.autoRenew = false
        }
        sample.paidUntil = second.period.start
        sample.accessUntil = state == .ended ? second.period.start : day("2026-03-07")
        sample.nextTerm = 1
        sample.termsBilled = 1
        return sample
    }

    /// The second term, unpaid.
    static func debt(lastTried: String, retries: Bool = true) -> Dunning {
        Dunning(
            due: second.period.start,
            lastTried: day(lastTried),
            retriesAutomatically: retries
        )
    }
}

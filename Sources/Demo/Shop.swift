import Membership

/// The shop: enrols customers, asks at every checkout, and remembers what it was told.
struct Shop {
    /// Checkouts that asked; the one number the demo counts for itself.
    private(set) var checksAsked = 0
    /// The checks' answers, by the reason each gave.
    private(set) var answers: [CheckTally: Int] = [:]
    /// What the nightly runs answered, added up by name.
    private(set) var runTotals: [String: Int64] = [:]

    private let client: TesseraClient
    private let quarter: Money
    private var members: Set<Int> = []
    private var lastTopUp: [Int: CivilDate] = [:]
    /// Members whose last check said no: nobody pays ahead for what has ended.
    private var turnedAway: Set<Int> = []

    init(client: TesseraClient) throws(DemoError) {
        self.client = client
        quarter = try Self.amount(of: .vipByTheQuarter, in: client.call(.listPlans))
    }

    /// Lets the night pass, then serves the day's purchases, all requests pipelined.
    mutating func play(_ day: CivilDate, _ purchases: [Purchase]) throws(DemoError) {
        let advance = try client.call(.advanceClock(to: try ShopRules.noon(of: day)))
        try add(advance.member("run"))
        var requests: [Request] = []
        var checks: [(place: Int, customer: Int)] = []
        for purchase in purchases {
            if members.insert(purchase.customer).inserted {
                requests += enrol(purchase)
            } else {
                if let topUp = topUp(purchase) { requests.append(topUp) }
                checks.append((requests.count, purchase.customer))
                requests.append(.check(purchase.member, purchase.amount))
            }
        }
        let results = try client.call(requests)
        for (place, customer) in checks { try note(results[place], customer) }
    }

    private mutating func enrol(_ purchase: Purchase) -> [Request] {
        let joining = Joining(customer: purchase.customer)
        var requests = [Request.createMember(purchase.member)]
        if joining.termsPaidAhead > 0 {
            let ahead = Money(
                minorUnits: quarter.minorUnits * joining.termsPaidAhead,
                currency: quarter.currency
            )
            requests.append(.addPrepayment(purchase.member, ahead, occasion: "\(purchase.day)"))
            lastTopUp[purchase.customer] = purchase.day
        }
        let payWith = joining.paymentMethod(customer: purchase.customer)
        requests.append(.startSubscription(purchase.member, joining, payWith: payWith))
        return requests
    }

    private mutating func topUp(_ purchase: Purchase) -> Request? {
        guard case .vipByTheQuarter = Joining(customer: purchase.customer),
            !turnedAway.contains(purchase.customer),
            let last = lastTopUp[purchase.customer],
            last.days(until: purchase.day) >= ShopRules.daysBetweenTopUps
        else { return nil }
        lastTopUp[purchase.customer] = purchase.day
        return .addPrepayment(purchase.member, quarter, occasion: "\(purchase.day)")
    }

    private mutating func note(_ answer: Answer, _ customer: Int) throws(DemoError) {
        checksAsked += 1
        let tally = CheckTally(
            entitled: try answer.flag("entitled"),
            reason: try answer.text("reason")
        )
        answers[tally, default: 0] += 1
        if tally.entitled { turnedAway.remove(customer) } else { turnedAway.insert(customer) }
    }

    private mutating func add(_ run: Answer) throws(DemoError) {
        if let finding = try run.member("findings").items().first {
            throw DemoError("a nightly run's own audit found: \(try finding.text())")
        }
        for name in ["due", "unknown", "parked", "held_back"] {
            runTotals[name, default: 0] += try run.number(name)
        }
    }

    /// What a price costs a new member, as the product lists it.
    private static func amount(
        of joining: Joining,
        in plans: Answer
    ) throws(DemoError) -> Money {
        for plan in try plans.items() where try plan.text("plan") == joining.plan {
            for price in try plan.member("prices").items()
            where try price.text("price") == joining.price {
                guard let last = try price.member("history").items().last else { continue }
                guard let currency = Currency(try last.text("currency")) else { continue }
                return Money(minorUnits: try last.number("amount"), currency: currency)
            }
        }
        throw DemoError(
            "no plan \(joining.plan) with the price \(joining.price) is loaded; "
                + "give the plans that ship with --plans"
        )
    }
}

import Membership

/// One member of a tier set through time: what was counted, and what every decision gave.
struct TierHistory {
    let set: TierSet
    private(set) var status: TierStatus
    private(set) var today: CivilDate
    private(set) var days: [String: [CivilDate: Int64]] = [:]
    private(set) var changes: [TierChange] = []
    private(set) var awards: [TierAward] = []

    init(_ set: TierSet, joined: String) {
        self.set = set
        today = Sample.day(joined)
        status = set.joining(on: today)
    }

    var counts: TierCounts { TierCounts(days: days) }
    /// `silver until 2027-05-01`.
    var state: String {
        status.tier + (status.validUntil.map { " until \($0)" } ?? "")
    }
    var rises: [String] { changes.map { "\($0.day) \($0.from)>\($0.to) \($0.reason.rawValue)" } }
    var outlook: TierOutlook { self.set.outlook(status, today: today, counts) }
    var milestones: [String] {
        awards.compactMap {
            if case .milestone(let id) = $0.occasion { "\($0.day) \(id)" } else { nil }
        }
    }

    mutating func take(_ decision: TierDecision) {
        status = decision.status
        changes += decision.changes
        awards += decision.awards
    }

    /// Counts a purchase and decides at once.
    mutating func buy(_ day: String, _ figures: [String: Int64]) {
        buy(Sample.day(day), figures)
    }

    mutating func buy(_ day: CivilDate, _ figures: [String: Int64]) {
        today = day
        for (metric, amount) in figures { days[metric, default: [:]][day, default: 0] += amount }
        take(set.evaluate(status, boughtOn: day, today: day, counts))
    }

    /// Counts without deciding, as for the first of several purchases of a day.
    mutating func count(_ day: CivilDate, _ figures: [String: Int64]) {
        for (metric, amount) in figures { days[metric, default: [:]][day, default: 0] += amount }
    }

    /// Takes from the day of the purchase and decides today.
    mutating func giveBack(_ day: String, of bought: String, _ figures: [String: Int64]) {
        today = Sample.day(day)
        for (metric, amount) in figures {
            days[metric, default: [:]][Sample.day(bought), default: 0] -= amount
        }
        take(set.evaluate(status, today: today, counts))
    }

    /// Looks at the status on a day, which does everything that fell due.
    mutating func look(_ day: String) { look(Sample.day(day)) }

    mutating func look(_ day: CivilDate) {
        today = day
        take(set.evaluate(status, today: day, counts))
    }

    mutating func give(
        _ tier: String,
        _ source: TierStatus.Source,
        _ day: String,
        until: String?
    ) throws {
        today = Sample.day(day)
        take(
            try set.giving(
                tier,
                from: source,
                until: until.map(Sample.day),
                to: status,
                today: today,
                counts
            )
        )
    }

    mutating func match(_ tier: String, _ day: String) throws {
        today = Sample.day(day)
        take(try set.matching(tier, for: status, today: today, counts))
    }

    mutating func pause(_ day: String) throws {
        today = Sample.day(day)
        take(try set.pausing(status, today: today, counts))
    }

    mutating func resume(_ day: String) throws {
        today = Sample.day(day)
        take(try set.resuming(status, today: today, counts))
    }
}

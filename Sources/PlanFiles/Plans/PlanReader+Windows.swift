import Membership

extension PlanReader {
    /// The stretch of time over which a benefit counts.
    func window(_ node: YAMLNode?, _ key: String = "per") -> BenefitWindow? {
        guard let node else { return nil }
        if case .text(let text, _) = node.content, text.hasPrefix("P") {
            return reader.cadence(node, key).map { .every($0) }
        }
        let word: PlanWords.Window? = reader.choice(node, key, or: ", or a duration such as P1M")
        switch word {
        case .once: return .once
        case .term: return .term
        case .membershipYear: return .membershipYear
        case .calendarDay: return .calendar(.day)
        case .calendarMonth: return .calendar(.month)
        case .calendarQuarter: return .calendar(.quarter)
        case .calendarYear: return .calendar(.year)
        case nil: return nil
        }
    }

    /// So many times within a window, as `{ count: 2, per: calendar_month }`.
    func times(_ node: YAMLNode?, _ key: String) -> Allowance? {
        let keys = PlanKeys.times
        guard let fields = Fields(node, of: Reader.quoted(key), keys: keys, reader: reader) else {
            return nil
        }
        let count = count(fields.required("count", example: "count: 2"), "count")
        let window = window(fields.required("per", example: "per: term"))
        guard let count, let window else { return nil }
        return Allowance(amount: .units(count), window: window)
    }

    /// So much money within a window, as `{ amount: 200.00, per: P1M }`.
    func cap(_ node: YAMLNode?, _ key: String) -> Allowance? {
        let keys = PlanKeys.cap
        guard let fields = Fields(node, of: Reader.quoted(key), keys: keys, reader: reader) else {
            return nil
        }
        let money = someMoney(in: fields)
        let window = window(fields.required("per", example: "per: P1M"))
        guard let money, let window else { return nil }
        return Allowance(amount: .money(money), window: window)
    }

    /// A whole number of things, 1 or more.
    func count(_ node: YAMLNode?, _ key: String) -> Int64? {
        reader.integer(node, key, in: 1...1_000_000_000).map { Int64($0) }
    }

    /// The fewest days of a window; `nil` when it never ends or the prices do not tell.
    func shortestDays(of window: BenefitWindow) -> Int? {
        switch window {
        case .once: nil
        case .term: notes.prices.shortestTerm?.days
        case .membershipYear: 365
        case .every(let cadence): cadence.shortestDays
        case .calendar(.day): 1
        case .calendar(.month): 28
        case .calendar(.quarter): 90
        case .calendar(.year): 365
        }
    }

    /// Reports a key that says nothing beside what else is written.
    func refuse(_ node: YAMLNode?, _ key: String, _ why: String, _ remedy: String? = nil) {
        guard let node else { return }
        let name = Reader.quoted(key)
        reader.report(node.position, "\(name) says nothing: \(why)", remedy ?? "take it away")
    }
}

extension Allowance {
    /// The amount of money, when it is one.
    var money: Money? {
        switch amount {
        case .units: nil
        case .money(let money): money
        }
    }
}

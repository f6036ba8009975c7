import JSONText
import Membership
import Store

/// A status as its row keeps it: what anybody may ask for in columns, and all that the rules go on from
/// in one JSON object. Days are numbers in it, because a window may have no first day.
extension TierStatus {
    /// - Throws: ``StoreError/corrupt(path:detail:)`` for a course that ``row(of:)`` never writes.
    init(_ row: TierStatusRow) throws {
        guard case .object(let course) = try? JSONScanner.parse(row.course),
            let joined = course.day("joined"), let earned = course.earned("earned"),
            let given = course.list("given", { $0.given }),
            let rises = course.list("rises", { $0.rise })
        else {
            throw StoreError.corrupt(
                path: "",
                detail: "the status of member \(row.member.number) in \(row.tierSet) cannot be read"
            )
        }
        self.init(
            set: row.tierSet,
            joined: joined,
            tier: row.tier,
            source: row.source.status,
            since: row.since,
            earned: earned,
            given: given,
            lifetime: course.object("lifetime").flatMap(\.lifetime),
            rises: rises,
            rolled: course.object("rolled").flatMap(\.rolled),
            lastActivity: row.lastActiveOn,
            inactiveTimes: Int(clamping: course.integer("inactive_times") ?? 0),
            pausedFrom: row.pausedFrom,
            pausedDays: Int(clamping: course.integer("paused_days") ?? 0),
            rewarded: course.days("rewarded"),
            milestones: course.days("milestones"),
            lastMatched: course.day("last_matched"),
            nextReview: row.nextReviewOn
        )
    }

    /// The row of a member's status.
    func row(of member: MemberID) -> TierStatusRow {
        TierStatusRow(
            member: member,
            tierSet: set,
            tier: tier,
            source: TierStatusRow.Source(source),
            since: since,
            enteredOn: max(since, earned.tier == tier ? earned.reviewedOn ?? since : since),
            validUntil: validUntil,
            provisionalUntil: provisionalUntil,
            pausedFrom: pausedFrom,
            lastActiveOn: lastActivity,
            nextReviewOn: nextReview,
            course: course
        )
    }

    private var course: String {
        var json = JSONWriter()
        json.beginObject()
        json.day("joined", joined)
        json.key("earned")
        json.write(earned)
        json.key("given")
        json.beginArray()
        for given in given { json.write(given) }
        json.endArray()
        if let lifetime {
            json.key("lifetime")
            json.beginObject()
            json.text("tier", lifetime.tier)
            json.day("since", lifetime.since)
            json.figures("figures", lifetime.figures)
            json.endObject()
        }
        json.key("rises")
        json.beginArray()
        for rise in rises { json.write(rise) }
        json.endArray()
        if let rolled {
            json.key("rolled")
            json.beginObject()
            json.day("window", rolled.window)
            json.figures("into", rolled.into)
            json.figures("previous", rolled.previous)
            json.endObject()
        }
        json.number("inactive_times", Int64(inactiveTimes))
        json.number("paused_days", Int64(pausedDays))
        json.figures("rewarded", rewarded.mapValues { Int64($0.dayNumber) })
        json.figures("milestones", milestones.mapValues { Int64($0.dayNumber) })
        json.day("last_matched", lastMatched)
        json.endObject()
        return json.text
    }
}

extension TierStatusRow.Source {
    init(_ source: TierStatus.Source) {
        switch source {
        case .earned: self = .earned
        case .paid: self = .paid
        case .gifted: self = .gifted
        case .matched: self = .matched
        case .partner: self = .partner
        case .lifetime: self = .lifetime
        }
    }

    var status: TierStatus.Source {
        switch self {
        case .earned: .earned
        case .paid: .paid
        case .gifted: .gifted
        case .matched: .matched
        case .partner: .partner
        case .lifetime: .lifetime
        }
    }
}

// MARK: Writing

extension JSONWriter {
    fileprivate mutating func text(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    fileprivate mutating func number(_ name: String, _ number: Int64) {
        key(name)
        integer(number)
    }

    fileprivate mutating func day(_ name: String, _ day: CivilDate?) {
        if let day { number(name, Int64(day.dayNumber)) }
    }

    fileprivate mutating func figures(_ name: String, _ figures: [String: Int64]) {
        key(name)
        beginObject()
        for (name, figure) in figures.sorted(by: { $0.key < $1.key }) { number(name, figure) }
        endObject()
    }

    fileprivate mutating func period(_ name: String, _ period: Period) {
        key(name)
        write(period)
    }

    fileprivate mutating func write(_ period: Period) {
        beginArray()
        integer(Int64(period.start.dayNumber))
        integer(Int64(period.end.dayNumber))
        endArray()
    }

    fileprivate mutating func write(_ earned: EarnedTier) {
        beginObject()
        text("tier", earned.tier)
        day("since", earned.since)
        day("valid_until", earned.validUntil)
        day("counts_from", earned.countsFrom)
        day("used_window", earned.usedWindow)
        day("reviewed_on", earned.reviewedOn)
        if let grace = earned.grace {
            key("grace")
            beginObject()
            day("reviewed", grace.reviewed)
            day("ends", grace.ends)
            key("windows")
            beginArray()
            for window in grace.windows { write(window) }
            endArray()
            endObject()
        }
        endObject()
    }

    fileprivate mutating func write(_ given: GivenTier) {
        beginObject()
        text("tier", given.tier)
        text("source", given.source.rawValue)
        day("since", given.since)
        day("until", given.until)
        figures("challenge", given.challenge)
        endObject()
    }

    fileprivate mutating func write(_ rise: TierRise) {
        beginObject()
        day("day", rise.day)
        text("tier", rise.tier)
        figures("figures", rise.figures)
        key("needs_all")
        bool(rise.needsAll)
        period("window", rise.window)
        key("before")
        write(rise.before)
        endObject()
    }
}

// MARK: Reading

extension JSONValue {
    fileprivate var period: Period? {
        guard case .array(let days) = self, days.count == 2,
            case .integer(let start) = days[0], case .integer(let end) = days[1], start <= end
        else { return nil }
        return Period(
            start: CivilDate(dayNumber: Int32(clamping: start)),
            end: CivilDate(dayNumber: Int32(clamping: end))
        )
    }
}

extension JSONObject {
    fileprivate func integer(_ name: String) -> Int64? {
        if case .integer(let number)? = self[name] { number } else { nil }
    }

    fileprivate func text(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }

    fileprivate func day(_ name: String) -> CivilDate? {
        integer(name).map { CivilDate(dayNumber: Int32(clamping: $0)) }
    }

    fileprivate func object(_ name: String) -> JSONObject? {
        if case .object(let object)? = self[name] { object } else { nil }
    }

    fileprivate func figures(_ name: String) -> [String: Int64] {
        var figures: [String: Int64] = [:]
        for member in object(name)?.members ?? [] {
            if case .integer(let figure) = member.value { figures[member.key] = figure }
        }
        return figures
    }

    fileprivate func days(_ name: String) -> [String: CivilDate] {
        figures(name).mapValues { CivilDate(dayNumber: Int32(clamping: $0)) }
    }

    /// - Returns: `nil` when one of them cannot be read.
    fileprivate func list<Item>(_ name: String, _ read: (JSONObject) -> Item?) -> [Item]? {
        guard case .array(let values)? = self[name] else { return nil }
        var items: [Item] = []
        for value in values {
            guard case .object(let object) = value, let item = read(object) else { return nil }
            items.append(item)
        }
        return items
    }

    fileprivate func earned(_ name: String) -> EarnedTier? { object(name)?.earned }

    private var earned: EarnedTier? {
        guard let tier = text("tier"), let since = day("since") else { return nil }
        return EarnedTier(
            tier: tier,
            since: since,
            validUntil: day("valid_until"),
            countsFrom: day("counts_from"),
            usedWindow: day("used_window"),
            reviewedOn: day("reviewed_on"),
            grace: object("grace").flatMap(\.grace)
        )
    }

    private var grace: EarnedTier.Grace? {
        guard let reviewed = day("reviewed"), let ends = day("ends"),
            case .array(let windows)? = self["windows"]
        else { return nil }
        return EarnedTier.Grace(
            reviewed: reviewed,
            ends: ends,
            windows: windows.compactMap(\.period)
        )
    }

    fileprivate var given: GivenTier? {
        guard let tier = text("tier"), let since = day("since"),
            let source = text("source").flatMap(TierStatus.Source.init(rawValue:))
        else { return nil }
        return GivenTier(
            tier: tier,
            source: source,
            since: since,
            until: day("until"),
            challenge: figures("challenge")
        )
    }

    fileprivate var lifetime: LifetimeTier? {
        guard let tier = text("tier"), let since = day("since") else { return nil }
        return LifetimeTier(tier: tier, since: since, figures: figures("figures"))
    }

    fileprivate var rise: TierRise? {
        guard let day = day("day"), let tier = text("tier"), let window = self["window"]?.period,
            let before = earned("before"), case .bool(let needsAll)? = self["needs_all"]
        else { return nil }
        return TierRise(
            day: day,
            tier: tier,
            figures: figures("figures"),
            needsAll: needsAll,
            window: window,
            before: before
        )
    }

    fileprivate var rolled: RolledExcess? {
        day("window").map {
            RolledExcess(window: $0, into: figures("into"), previous: figures("previous"))
        }
    }
}

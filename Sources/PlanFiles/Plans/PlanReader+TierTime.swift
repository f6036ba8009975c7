import Membership

/// When purchases count towards a tier, and for how long a status holds.
extension PlanReader {
    func tierWindow(_ node: YAMLNode?) -> TierWindow? {
        guard let node else { return nil }
        guard case .map = node.content else {
            let word: PlanWords.TierWindow? = reader.choice(
                node,
                "window",
                or: ", { year_from: 01-01 }, { rolling: P12M } or { since_entry: P12M }"
            )
            switch word {
            case .membershipYear: return .membershipYear
            case .lifetime: return .lifetime
            case nil: return nil
            }
        }
        let keys = PlanKeys.tierWindow
        guard
            let fields = Fields(node, of: "\"window\"", keys: keys, reader: reader),
            let (key, node) = fields.one(of: keys, example: "year_from: 01-01")
        else { return nil }
        switch key {
        case "year_from": return reader.monthDay(node, key).map { .year(from: $0) }
        case "since_entry": return reader.cadence(node, key).map { .sinceTierEntry($0) }
        default: return months(node, key).map { .rolling(months: $0) }
        }
    }

    /// A number of whole months, written as months or years.
    private func months(_ node: YAMLNode, _ key: String) -> Int? {
        guard let cadence = reader.cadence(node, key) else { return nil }
        switch cadence.unit {
        case .month: return cadence.count
        case .year: return cadence.count * 12
        case .day, .week:
            reader.report(
                node.position,
                "\(Reader.quoted(key)) is \(cadence), and this window is one of whole months",
                "write months or years, such as P12M"
            )
            return nil
        }
    }

    func review(_ node: YAMLNode?) -> TierSet.Review? {
        guard let node else { return nil }
        guard case .map = node.content else {
            let word: PlanWords.Review? = reader.choice(node, "review", or: ", or { day: 04-01 }")
            switch word {
            case .statusEnd: return .statusEnd
            case .realTime: return .realTime
            case .anniversary: return .anniversary
            case nil: return nil
            }
        }
        let keys = PlanKeys.review
        let fields = Fields(node, of: "\"review\"", keys: keys, reader: reader)
        return reader.monthDay(fields?.required("day", example: "day: 04-01"), "day")
            .map { .day($0) }
    }

    /// How long a status holds; a window without an end leaves it to what there is.
    func validity(_ node: YAMLNode?, _ window: TierWindow?) -> StatusValidity {
        let usual: StatusValidity = window == .lifetime ? .whileQualified : .endOfNextWindow
        guard let node else { return usual }
        guard case .map = node.content else {
            let word: PlanWords.Validity? = reader.choice(
                node,
                "validity",
                or: ", { lasting: P1Y } or { fixed_day: 02-01 }"
            )
            switch word {
            case .endOfNextWindow:
                if window == .lifetime {
                    reader.report(
                        node.position,
                        "a lifetime has no end, and no window after it",
                        "write while_qualified, { lasting: P1Y } or { fixed_day: 02-01 }"
                    )
                }
                return .endOfNextWindow
            case .whileQualified: return .whileQualified
            case nil: return usual
            }
        }
        let keys = PlanKeys.validity
        guard
            let fields = Fields(node, of: "\"validity\"", keys: keys, reader: reader),
            let (key, value) = fields.one(of: keys, example: "lasting: P1Y")
        else { return usual }
        return key == "lasting"
            ? reader.cadence(value, key).map { .lasting($0) } ?? usual
            : reader.monthDay(value, key).map { .fixedDay($0) } ?? usual
    }
}

extension TierWindow {
    /// Whether one window is over when the next begins, so that something is left of it.
    var beginsAgain: Bool {
        switch self {
        case .year, .membershipYear, .sinceTierEntry: true
        case .rolling, .lifetime: false
        }
    }
}

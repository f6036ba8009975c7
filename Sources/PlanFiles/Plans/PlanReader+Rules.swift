import Membership

extension PlanReader {
    /// What happens after a failed charge in a plan that does not say; it takes 21 days.
    static let defaultDunning = DunningPolicy(
        retryOffsets: [1, 3, 7, 14],
        graceDays: 7,
        holdDays: 14
    )

    func trial(_ node: YAMLNode?, benefits: [String]) -> Trial? {
        guard let fields = Fields(node, of: "a trial", keys: PlanKeys.trial, reader: reader) else {
            return nil
        }
        let length = reader.cadence(fields.required("length", example: "length: P30D"), "length")
        let right = "write ids of benefits, such as [early_access]"
        var leftOut: [String] = []
        for item in reader.list(fields.optional("leaves_out"), "leaves_out", right: right) ?? [] {
            guard let (id, _) = reader.scalar(item, "leaves_out", right: right) else { continue }
            if leftOut.contains(id) {
                reader.report(
                    item.position,
                    "the trial leaves \(Reader.quoted(id)) out twice",
                    "keep one"
                )
            } else if !benefits.contains(id) {
                let meant = Suggestion.nearest(to: id, among: benefits)
                reader.report(
                    item.position,
                    "the plan has no benefit \(Reader.quoted(id))",
                    meant.map { "did you mean \(Reader.quoted($0))?" }
                        ?? (benefits.isEmpty
                            ? "list it under benefits first"
                            : "its benefits are \(benefits.joined(separator: ", "))")
                )
            }
            leftOut.append(id)
        }
        return length.map { Trial(length: $0, benefitsLeftOut: leftOut) }
    }

    func billing(_ node: YAMLNode?) -> BillingRules? {
        guard let node else { return BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1) }
        guard
            let fields = Fields(node, of: "billing", keys: PlanKeys.billing, reader: reader)
        else { return nil }
        let mode: BillingMode? = reader.choice(fields.optional("mode"), "mode")
        let proration: Proration? = reader.choice(fields.optional("proration"), "proration")
        let catchUp = reader.integer(fields.optional("catch_up"), "catch_up", in: 1...1_000)
        return BillingRules(
            mode: mode ?? .autoRenew,
            proration: proration ?? .byDay,
            catchUp: catchUp ?? 1
        )
    }

    func dunning(_ node: YAMLNode?, terms: [PlacedTerm]) -> DunningPolicy? {
        let shortest = terms.min { $0.shortestDays < $1.shortestDays }
        guard let node else {
            let policy = Self.defaultDunning
            let days = policy.graceDays + policy.holdDays
            if let shortest, shortest.shortestDays < days {
                let (term, most) = (shortest.cadence, shortest.shortestDays)
                reader.report(
                    shortest.place,
                    "a term of \(term) is shorter than the \(days) days of default dunning",
                    "add dunning: with grace and hold of \(most) days at most"
                )
            }
            return policy
        }
        guard
            let fields = Fields(node, of: "dunning", keys: PlanKeys.dunning, reader: reader)
        else { return nil }
        let retries = fields.required("retry_after", example: "retry_after: [P1D, P3D, P7D]")
        let grace = reader.days(
            fields.required("grace", example: "grace: P7D"),
            "grace",
            atLeast: 0
        )
        let holdNode = fields.required("hold", example: "hold: P14D")
        let hold = reader.days(holdNode, "hold", atLeast: 0)
        let end = grace.flatMap { grace in hold.map { grace + $0 } }
        let offsets = offsets(retries, before: end)
        if let end, let holdNode, let shortest, end > shortest.shortestDays {
            reader.report(
                holdNode.position,
                "grace and hold take \(end) days, longer than a term of \(shortest.cadence)",
                "make them \(shortest.shortestDays) days at most together"
            )
        }
        guard let offsets, let grace, let hold else { return nil }
        return DunningPolicy(retryOffsets: offsets, graceDays: grace, holdDays: hold)
    }

    /// - Parameter end: the day after the due day on which the subscription ends, if it is known;
    ///   a try on that day would come too late.
    private func offsets(_ node: YAMLNode?, before end: Int?) -> [Int]? {
        let right = "write days in ascending order, such as [P1D, P3D, P7D]"
        guard let items = reader.list(node, "retry_after", right: right) else { return nil }
        var offsets: [Int] = []
        for item in items {
            guard let days = reader.days(item, "retry_after", atLeast: 1) else { continue }
            if let last = offsets.last, days <= last {
                reader.report(
                    item.position,
                    "the retry after P\(days)D follows the one after P\(last)D",
                    right
                )
            }
            if let end, days >= end {
                reader.report(
                    item.position,
                    "the retry after P\(days)D never comes: grace and hold are over after P\(end)D",
                    "retry earlier or make hold longer"
                )
            }
            offsets.append(days)
        }
        return offsets
    }
}

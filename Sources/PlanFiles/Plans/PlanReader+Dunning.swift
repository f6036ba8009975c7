import Membership

extension PlanReader {
    /// What happens after a failed charge in a plan that does not say; it takes 21 days.
    static let defaultDunning = DunningPolicy(
        retryOffsets: [1, 3, 7, 14],
        graceDays: 7,
        holdDays: 14
    )

    /// - Parameter plan: the id of this plan, which its own fallback cannot be.
    func dunning(_ node: YAMLNode?, plan: String?, prices: [PriceOutline]) -> DunningPolicy? {
        let shortest = prices.shortestTerm
        guard let node else {
            let policy = Self.defaultDunning
            let days = policy.graceDays + policy.holdDays
            if let shortest, shortest.days < days {
                let (term, most) = (shortest.cadence, shortest.days)
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
        if let end, let holdNode, let shortest, end > shortest.days {
            reader.report(
                holdNode.position,
                "grace and hold take \(end) days, longer than a term of \(shortest.cadence)",
                "make them \(shortest.days) days at most together"
            )
        }
        let hardDecline: HardDecline? = reader.choice(
            fields.optional("hard_decline"),
            "hard_decline"
        )
        let outcome = dunningEnd(fields.optional("end"), plan: plan)
        guard let offsets, let grace, let hold else { return nil }
        return DunningPolicy(
            retryOffsets: offsets,
            graceDays: grace,
            holdDays: hold,
            hardDecline: hardDecline ?? .stop,
            end: outcome ?? .cancel
        )
    }

    /// What an unpaid subscription comes to: a word, or a price of another plan.
    private func dunningEnd(_ node: YAMLNode?, plan: String?) -> DunningEnd? {
        guard let node else { return nil }
        guard case .map = node.content else {
            let word: PlanWords.DunningEnd? = reader.choice(
                node,
                "end",
                or: ", or a price of another plan as { plan: free, price: basic }"
            )
            switch word {
            case .cancel: return .cancel
            case .hold: return .hold
            case nil: return nil
            }
        }
        let keys = PlanKeys.dunningEnd
        guard let fields = Fields(node, of: "the end of dunning", keys: keys, reader: reader) else {
            return nil
        }
        let otherNode = fields.required("plan", example: "plan: and the id of a free plan")
        let other = reader.identifier(otherNode, "plan")
        let price = reader.identifier(
            fields.required("price", example: "price: and the id of its free price"),
            "price"
        )
        if let otherNode, let other, other == plan {
            reader.report(
                otherNode.position,
                "dunning of the plan \(Reader.quoted(other)) ends in the plan itself",
                "name another plan, or write cancel or hold"
            )
        }
        guard let other, let price else { return nil }
        return .fallback(plan: other, price: price)
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

import Membership

/// Reads a plan out of a file's tree; a rule that joins two parts is checked where both are known.
struct PlanReader {
    let reader: Reader

    /// - Returns: `nil` when something is wrong; all of it has been reported then.
    func plan(_ root: YAMLNode) -> (plan: Plan, id: Position)? {
        guard let fields = Fields(root, of: "a plan", keys: PlanKeys.plan, reader: reader) else {
            return nil
        }
        let idNode = fields.required(
            "plan",
            example: "plan: and the plan's id, such as plan: prime"
        )
        let id = reader.identifier(idNode, "plan")
        let name = reader.words(
            fields.required("name", example: "name: and what members read"),
            "name",
            longest: 200
        )
        let summary = reader.words(fields.optional("summary"), "summary", longest: 2_000)
        let objective: Objective? = reader.choice(fields.optional("objective"), "objective")
        let prices = prices(
            fields.required("prices", example: "prices: with at least one price")
        )
        let benefits = benefits(fields.optional("benefits"))
        let trial = trial(fields.optional("trial"), benefits: benefits.ids)
        let billing = billing(fields.optional("billing"))
        let dunning = dunning(fields.optional("dunning"), terms: prices.terms)

        guard
            reader.errors.isEmpty, let idNode, let id, let name, let billing, let dunning
        else { return nil }
        let plan = Plan(
            id: id,
            name: name,
            summary: summary ?? "",
            objective: objective,
            prices: prices.prices,
            trial: trial,
            billing: billing,
            dunning: dunning,
            benefits: benefits.benefits
        )
        return (plan, idNode.position)
    }

    /// Reports an id that an earlier item of the same list has.
    /// - Parameter first: where the ids stand that have been met so far.
    func claim(
        _ id: String,
        at place: Position,
        of owner: String,
        in first: inout [String: Position]
    ) {
        if let earlier = first[id] {
            reader.report(
                place,
                "\(owner) on line \(earlier.line) has the id \(Reader.quoted(id)) already",
                "give each one an id of its own"
            )
        } else {
            first[id] = place
        }
    }
}

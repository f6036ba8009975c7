import Membership

/// Reads a plan out of a file's tree; a rule that joins two parts is checked where both are known.
struct PlanReader {
    let reader: Reader
    let notes = PlanNotes()

    /// - Returns: `nil` when something is wrong; all of it has been reported then.
    func plan(_ root: YAMLNode) -> (plan: Plan, id: Position, fallback: Position?)? {
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
        let rank = reader.integer(fields.optional("rank"), "rank", in: 0...1_000)
        let (prices, outlines) = prices(
            fields.required("prices", example: "prices: with at least one price")
        )
        notes.prices = outlines
        notes.hasPoints = fields.has("points")
        let benefits = benefits(fields.optional("benefits"))
        let trial = trial(fields.optional("trial"), benefits: benefits.ids, prices: outlines)
        let offers = offers(fields.optional("offers"), prices: prices, outlines: outlines)
        let stacking: OfferStacking? = reader.choice(fields.optional("stacking"), "stacking")
        let billing = billing(fields.optional("billing"), prices: outlines)
        let dunningNode = fields.optional("dunning")
        let dunning = dunning(dunningNode, plan: id, prices: outlines)
        let change = change(fields.optional("change"))
        let pause = pause(fields.optional("pause"))
        let refunds = refunds(fields.optional("refunds"))
        let taxes = taxes(fields.optional("taxes"))
        let notices = notices(fields.optional("notices"), prices: outlines)
        let checkout = checkout(fields.optional("checkout"))
        let points = points(fields.optional("points"))
        let tiers = tierSet(fields.optional("tiers"))
        let household = household(fields.optional("household"), plan: id)
        let transferability = transferability(
            fields.optional("transferability"),
            household: fields.has("household")
        )
        let admission = admission(fields.optional("admission"))
        let referral = referral(fields.optional("referral"))
        let controlGroup = controlGroup(fields.optional("control_group"))
        checkNames()

        guard
            reader.errors.isEmpty, let idNode, let id, let name, let billing, let dunning
        else { return nil }
        let plan = Plan(
            id: id,
            name: name,
            summary: summary ?? "",
            objective: objective,
            prices: prices,
            trial: trial,
            billing: billing,
            dunning: dunning,
            benefits: benefits.benefits,
            offers: offers,
            stacking: stacking ?? .bestOf,
            rank: rank,
            change: change,
            pause: pause,
            refunds: refunds,
            taxes: taxes,
            notices: notices,
            checkout: checkout,
            points: points,
            tiers: tiers,
            household: household,
            transferability: transferability,
            admission: admission,
            referral: referral,
            controlGroup: controlGroup
        )
        let fallback = dunningNode?.value(at: "end")?.value(at: "plan")
        return (plan, idNode.position, fallback?.position)
    }

    /// Reports an id, or another name, that an earlier item of the same list has.
    /// - Parameters:
    ///   - what: what the name is, as `id`.
    ///   - first: where the names stand that have been met so far.
    func claim(
        _ name: String,
        as what: String = "id",
        at place: Position,
        of owner: String,
        in first: inout [String: Position]
    ) {
        if let earlier = first[name] {
            reader.report(
                place,
                "\(owner) on line \(earlier.line) has the \(what) \(Reader.quoted(name)) already",
                "give one of them another \(what)"
            )
        } else {
            first[name] = place
        }
    }
}

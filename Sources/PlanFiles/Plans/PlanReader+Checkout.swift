import Membership

extension PlanReader {
    /// How benefits work together on one basket; the stated defaults when left out.
    func checkout(_ node: YAMLNode?) -> CheckoutRules {
        let none = CheckoutRules()
        let keys = PlanKeys.checkout
        guard let fields = Fields(node, of: "checkout", keys: keys, reader: reader) else {
            return none
        }
        let stacking = stacking(fields.optional("stacking"))
        let floorNode = fields.optional("margin_floor")
        let floor = reader.rate(floorNode, "margin_floor")
        if let floorNode, floor?.basisPoints == 10_000 {
            reader.report(
                floorNode.position,
                "no price leaves a margin of 100%",
                "write less than 100%"
            )
        }
        let excludedNode = fields.optional("exclude_categories")
        let excluded = labels(fields, "exclude_categories", not: [])
        let inCart = reader.flag(fields.optional("plan_in_cart"), "plan_in_cart")
        return CheckoutRules(
            stacking: stacking ?? none.stacking,
            marginFloor: floor,
            excludedCategories: excludedNode == nil ? none.excludedCategories : excluded,
            allowsPlanInCart: inCart ?? none.allowsPlanInCart
        )
    }

    /// A word, or the limit to which shares add up.
    private func stacking(_ node: YAMLNode?) -> CheckoutRules.Stacking? {
        guard let node else { return nil }
        guard case .map = node.content else {
            let word: PlanWords.Stacking? = reader.choice(
                node,
                "stacking",
                or: ", or { sum_capped: 30% }"
            )
            switch word {
            case .bestOf: return .bestOf
            case .sequence: return .sequence
            case nil: return nil
            }
        }
        let keys = PlanKeys.sumCapped
        guard let fields = Fields(node, of: "\"stacking\"", keys: keys, reader: reader) else {
            return nil
        }
        let limit = fields.required("sum_capped", example: "sum_capped: 30%")
        return reader.rate(limit, "sum_capped").map { .sumCapped($0) }
    }
}

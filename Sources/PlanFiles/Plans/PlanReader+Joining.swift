import Membership

/// Who shares a membership, who may join, and what bringing a friend gives.
extension PlanReader {
    /// - Parameter plan: the id of this plan, which its extra seats cannot be.
    func household(_ node: YAMLNode?, plan: String?) -> HouseholdRules? {
        let keys = PlanKeys.household
        guard let fields = Fields(node, of: "the household", keys: keys, reader: reader) else {
            return nil
        }
        func seats(_ key: String) -> Int? {
            reader.integer(fields.optional(key), key, in: 0...1_000)
        }
        func flag(_ key: String) -> Bool? { reader.flag(fields.optional(key), key) }
        let (adults, teens, children) = (seats("adults"), seats("teens"), seats("children"))
        let extraNode = fields.optional("extra_seats")
        let extra = extraSeats(extraNode, plan: plan)
        let written = ["adults", "teens", "children"].contains { fields.has($0) }
        if extraNode == nil, !written || (adults, teens, children) == (0, 0, 0) {
            reader.report(
                fields.position,
                "the household has no seat beside the owner's",
                "write adults, teens or children, such as adults: 1"
            )
        }
        let lock = reader.cadence(fields.optional("rejoin_lock"), "rejoin_lock")
        let sharedNode = fields.optional("shared")
        let shared = references(
            sharedNode,
            "shared",
            to: "benefit",
            known: notes.benefitIDs,
            example: "free_shipping",
            repeated: { "the household shares \($0) twice" }
        )
        return HouseholdRules(
            adults: adults ?? 0,
            teens: teens ?? 0,
            children: children ?? 0,
            sameAddress: flag("same_address") ?? false,
            sharedPayment: flag("shared_payment") ?? false,
            extraSeats: extra,
            rejoinLock: lock,
            shared: sharedNode == nil ? nil : shared,
            inTrial: flag("in_trial") ?? true
        )
    }

    private func extraSeats(_ node: YAMLNode?, plan: String?) -> HouseholdRules.ExtraSeats? {
        let keys = PlanKeys.extraSeats
        guard let fields = Fields(node, of: "\"extra_seats\"", keys: keys, reader: reader) else {
            return nil
        }
        let otherNode = fields.required("plan", example: "plan: and the id of the plan of a seat")
        let other = reader.identifier(otherNode, "plan")
        let most = reader.integer(
            fields.required("most", example: "most: 1"),
            "most",
            in: 1...1_000
        )
        if let otherNode, let other, other == plan {
            reader.report(
                otherNode.position,
                "an extra seat of the plan \(Reader.quoted(other)) is the plan itself",
                "name the plan that one seat costs"
            )
        }
        guard let other, let most else { return nil }
        return HouseholdRules.ExtraSeats(plan: other, most: most)
    }

    /// - Parameter household: whether the plan has one, which a household's card needs.
    func transferability(_ node: YAMLNode?, household: Bool) -> Transferability? {
        let found: Transferability? = reader.choice(node, "transferability")
        if let node, found == .household, !household {
            reader.report(
                node.position,
                "the membership is for a household, and the plan has none",
                "add household: to the plan, or write personal or bearer"
            )
        }
        return found
    }

    func admission(_ node: YAMLNode?) -> AdmissionRules {
        let keys = PlanKeys.admission
        guard let fields = Fields(node, of: "admission", keys: keys, reader: reader) else {
            return .open
        }
        let invitation = reader.flag(fields.optional("invitation"), "invitation")
        let verified = reader.label(fields.optional("verified"), "verified")
        let capacityNode = fields.optional("capacity")
        let capacity = reader.integer(capacityNode, "capacity", in: 1...1_000_000_000)
        let lineNode = fields.optional("waitlist")
        let hasLine = reader.flag(lineNode, "waitlist")
        let keptNode = fields.optional("place_kept")
        let kept = reader.cadence(keptNode, "place_kept")
        if capacityNode == nil, hasLine == true {
            let remedy = "add capacity: such as capacity: 500, or take it away"
            refuse(lineNode, "waitlist", "the plan is never full", remedy)
        } else if lineNode == nil || hasLine == false {
            let remedy = "add waitlist: true, or take it away"
            refuse(keptNode, "place_kept", "nobody waits in line", remedy)
        }
        return AdmissionRules(
            byInvitation: invitation ?? false,
            verified: verified,
            capacity: capacity,
            hasWaitlist: hasLine ?? false,
            placeKeptFor: kept
        )
    }

    func referral(_ node: YAMLNode?) -> ReferralRules? {
        let keys = PlanKeys.referral
        guard let fields = Fields(node, of: "the referral", keys: keys, reader: reader) else {
            return nil
        }
        let referrer = award(fields.optional("referrer"), "referrer")
        let friend = award(fields.optional("friend"), "friend")
        if !fields.has("referrer"), !fields.has("friend") {
            reader.report(
                fields.position,
                "bringing a friend gives nothing to anybody",
                "add referrer: or friend: such as friend: { credit: 5.00 }"
            )
        }
        let after: ReferralRules.Moment? = reader.choice(fields.optional("after"), "after")
        let most = times(fields.optional("most"), "most")
        return ReferralRules(
            referrer: referrer,
            friend: friend,
            after: after ?? .firstPayment,
            most: most
        )
    }

    /// The share of those who join that gets no benefit, for comparison.
    func controlGroup(_ node: YAMLNode?) -> Rate? {
        let rate = reader.rate(node, "control_group")
        if let node, rate?.basisPoints == 10_000 {
            reader.report(
                node.position,
                "nobody is left who gets the benefits",
                "write less than 100%"
            )
        }
        return rate
    }
}

/// How subscriptions begin; each answers the code it is refused with, or nil.
extension Model {
    /// A wish to start, with days counted from today.
    struct Start {
        let member: String
        let plan: ModelPlan
        let method: ModelMethod
        var trial: Bool?
        var delay = 0
        var anchorDay: Int?
        var terms = 1
    }

    mutating func start(_ order: Start) -> String? {
        let plan = order.plan
        guard let member = members[order.member] else { return "unknown_member" }
        if order.trial == true, plan.trialDays == nil { return "no_trial_offered" }
        if order.trial == true, member.hadTrial { return "trial_already_taken" }
        if order.anchorDay != nil, plan.months == 0 { return "anchor_day_not_allowed" }
        if let refusal = makeRoom(order.member, plan) { return refusal }
        let withTrial = order.trial ?? (plan.trialDays != nil && !member.hadTrial)
        if withTrial { members[order.member]?.hadTrial = true }
        open(
            order.member,
            plan,
            order.method,
            startsOn: day + member.shift + order.delay,
            trialDays: withTrial ? plan.trialDays : nil,
            anchorDay: order.anchorDay,
            terms: order.terms
        )
        return nil
    }

    /// One that was never paid gives way to another of the same plan.
    private mutating func makeRoom(_ member: String, _ plan: ModelPlan) -> String? {
        if isPlanned(member, plan.id) { return "already_subscribed" }
        guard let live = live(member, plan.id) else { return nil }
        if subscriptions[live].isSilent { return "payment_in_flight" }
        guard case .firstUnpaid = subscriptions[live].phase else { return "already_subscribed" }
        end(live, .void)
        return nil
    }

    /// Terms that somebody else pays, or nobody; added to what the member has already.
    mutating func give(
        _ member: String,
        _ plan: ModelPlan,
        from payer: String,
        _ method: ModelMethod,
        terms: Int
    ) -> String? {
        if let live = live(member, plan.id), subscriptions[live].phase.isBegun {
            return append(live, from: payer, method, terms: terms)
        }
        if let refusal = makeRoom(member, plan) { return refusal }
        open(
            member,
            plan,
            method,
            startsOn: day + (members[member]?.shift ?? 0),
            payer: payer,
            terms: terms,
            renews: false
        )
        begin(subscriptions.count - 1)
        return nil
    }

    private mutating func append(
        _ index: Int,
        from payer: String,
        _ method: ModelMethod,
        terms: Int
    ) -> String? {
        let one = subscriptions[index]
        switch one.phase {
        case .trial, .paid: break
        case .owing: return "debt_open"
        case .waiting, .firstUnpaid, .resting, .gone: return Self.anyRefusal
        }
        if method == .offline { return "payment_method_not_allowed" }
        if one.isSilent { return "payment_in_flight" }
        guard today(index) < one.upcomingStart - one.plan.lead else { return Self.anyRefusal }
        bill(index, count: terms, payer: payer, method: method)
        return nil
    }

    /// Opens a subscription, and bills its first term when it starts today.
    mutating func open(
        _ member: String,
        _ plan: ModelPlan,
        _ method: ModelMethod,
        startsOn start: Int,
        payer: String? = nil,
        trialDays: Int? = nil,
        anchorDay: Int? = nil,
        terms: Int = 1,
        renews: Bool = true
    ) {
        let shift = members[member]?.shift ?? 0
        let billing = start + (trialDays ?? 0)
        let cycle = Self.cycle(plan, from: billing, anchorDay)
        places[member, default: []].append(subscriptions.count)
        subscriptions.append(
            ModelSubscription(
                id: subscriptions.count + 1,
                member: member,
                plan: plan,
                payer: payer ?? member,
                method: method,
                shift: shift,
                renews: plan.renews && terms == 1 && renews,
                firstTerms: terms,
                billingStart: billing,
                anchor: cycle.anchor,
                anchorDay: cycle.wanted,
                phase: .waiting(start: start, trial: trialDays != nil),
                nextTerm: cycle.anchor > billing ? -1 : 0
            )
        )
    }

    /// The offers that the product told a new subscription took, and what happens on its first day.
    mutating func begin(_ index: Int, offers: [ModelSubscription.Offer]) {
        subscriptions[index].offers = offers
        guard case .waiting(let start, _) = subscriptions[index].phase, start <= today(index)
        else { return }
        begin(index)
    }

    mutating func begin(_ index: Int) {
        let one = subscriptions[index]
        guard case .waiting(_, let trial) = one.phase else { return }
        if trial {
            subscriptions[index].phase = .trial(until: one.billingStart)
        } else {
            subscriptions[index].phase = .firstUnpaid(since: day)
            bill(index, count: one.firstTerms)
        }
    }

    static func cycle(
        _ plan: ModelPlan,
        from day: Int,
        _ anchorDay: Int?
    ) -> (anchor: Int, wanted: Int) {
        guard plan.months > 0, let wanted = anchorDay ?? (plan.isAligned ? 1 : nil) else {
            return (day, ModelCalendar.dayOfMonth(day))
        }
        let here = ModelCalendar.day(months: 0, after: day, wanted: wanted)
        let next = ModelCalendar.day(months: 1, after: day, wanted: wanted)
        return (here >= day ? here : next, wanted)
    }
}

extension ModelSubscription.Phase {
    /// Whether it was paid or has a trial, or will have when it starts.
    fileprivate var isBegun: Bool {
        if case .firstUnpaid = self { return false }
        return true
    }
}

import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// Random commands; the model says first whether the product will refuse them.
extension Simulation {
    mutating func command() throws {
        switch random.int(0...99) {
        case 0...19: try start()
        case 20...23: try give()
        case 24...28: try topUp()
        case 29...30: try payOut()
        case 31...36:
            try onOne("cancel", where: \.autoRenew) {
                $0.model.cancel($1)
            } product: {
                _ = try $0.engine.cancelSubscription($1)
            }
        case 37...41:
            try onOne("undo", where: { $0.phase != .gone && !$0.autoRenew }) {
                $0.model.undoCancel($1)
            } product: {
                _ = try $0.engine.undoCancel($1)
            }
        case 42...43: try leave()
        case 44...49: try pauseNow()
        case 50...57: try pauseNext()
        case 58...65:
            try onOne("resume", where: \.isResting) {
                $0.model.resume($1)
            } product: {
                _ = try $0.engine.resumeSubscription($1)
            }
        case 66...75: try change()
        case 76...79:
            try onOne("clear change", where: { $0.pending != nil }) {
                $0.model.clearChange($1)
            } product: {
                _ = try $0.engine.clearChange($1)
            }
        case 80...84: try payWith()
        case 85...89: try record()
        case 90...91: try refund()
        case 92...95: try goodwill()
        case _: try useBenefit()
        }
    }

    /// Whether the product refuses what the model expects it to.
    mutating func require(
        _ expected: String?,
        _ told: Refusal?,
        _ words: [String],
        _ deed: String
    ) throws {
        if expected == Model.anyRefusal, told != nil { return }
        if expected == nil { count(deed) }
        try #require(told?.rawValue == expected, "\(again(words))")
    }

    private mutating func onOne(
        _ name: String,
        where fits: (ModelSubscription) -> Bool,
        expected: (inout Simulation, Int) -> String?,
        product: (Simulation, SubscriptionID) throws -> Void
    ) throws {
        guard let index = anyIndex(fits) else { return }
        let id = SubscriptionID(Int64(index + 1))
        tell("\(name) \(id)")
        let refusal = expected(&self, index)
        let told = try refusalCode { try product(self, id) }
        try require(refusal, told, [id.description], name)
        model.settleCharges()
        try reconcile()
    }

    /// Mostly one that a command was made for; now and then any.
    mutating func anyIndex(_ fits: (ModelSubscription) -> Bool) -> Int? {
        let fitting = model.subscriptions.indices.filter { fits(model.subscriptions[$0]) }
        if !fitting.isEmpty, !random.oneIn(4) { return random.pick(fitting) }
        let live = model.subscriptions.indices.filter { model.subscriptions[$0].phase != .gone }
        if !live.isEmpty, !random.oneIn(6) { return random.pick(live) }
        return model.subscriptions.indices.randomElement(using: &random)
    }

    // MARK: Beginning

    private mutating func anyMember() throws -> String {
        if !keys.isEmpty, random.int(0...99) >= size.newcomers { return random.pick(keys) }
        let key = "m\(keys.count)"
        keys.append(key)
        // New York's day is the one before at the shop's midnight, Tokyo's is the same.
        let (zone, shift, hour) = random.pick([
            ("UTC", 0, 0), ("Asia/Tokyo", 0, -9), ("America/New_York", -1, 5),
        ])
        let region = random.pick([nil, "DE", "US-CA"])
        _ = try engine.createMember(MemberDraft(member: key, zone: zone, region: region))
        model.members[key] = ModelMember(
            key: key,
            zone: zone,
            shift: shift,
            hour: hour,
            region: region
        )
        return key
    }

    private mutating func anyMethod(_ plan: ModelPlan) -> ModelMethod {
        if plan.prepaid || random.oneIn(8) { return .balance }
        return random.oneIn(8) ? .offline : newCard()
    }

    mutating func start() throws {
        let plan = random.pick(ModelPlan.all)
        let member = try anyMember()
        let method = anyMethod(plan)
        if method == .balance, !random.oneIn(3), plan.amount > 0 {
            try topUp(member, cents: random.int(1...3) * plan.amount + 1)
        }
        let order = Model.Start(
            member: member,
            plan: plan,
            method: method,
            trial: random.pick([nil, true, false]),
            delay: random.oneIn(4) ? random.int(1...20) : 0,
            anchorDay: random.oneIn(4) ? random.int(1...31) : nil,
            terms: random.oneIn(8) ? random.int(2...3) : 1
        )
        let code = random.oneIn(3) ? plan.code : nil
        tell("start \(member) \(plan.id) \(method.text) x\(order.terms) \(code ?? "")")
        let before = code == nil ? nil : model
        let expected = model.start(order)
        let today = model.day + (model.members[member]?.shift ?? 0)
        var view: SubscriptionView?
        let told = try refusalCode {
            view = try engine.startSubscription(
                StartOrder(
                    member: member,
                    plan: plan.id,
                    price: plan.price,
                    payWith: method.text,
                    trial: order.trial,
                    start: order.delay > 0
                        ? CivilDate(dayNumber: Int32(today + order.delay)) : nil,
                    anchorDay: order.anchorDay,
                    terms: order.terms,
                    code: code
                )
            )
        }
        // Whether a code is used up is told, and not known.
        if expected == nil, told == .offerUsedUp, let before {
            model = before
            return
        }
        try require(expected, told, [member], "start")
        guard let view else { return }
        let offers = view.offers.map { row in
            ModelSubscription.Offer(
                plan: row.plan,
                effect: row.offer.kind == .promo ? .tenth : .price(plan.introPrice ?? 0),
                terms: row.offer.terms ?? .max
            )
        }
        try #require(code == nil || view.offers.contains { $0.code == code }, "\(again([member]))")
        model.begin(model.subscriptions.count - 1, offers: offers)
        model.settleCharges()
    }

    /// A gift of another member's, or of the shop's.
    private mutating func give() throws {
        guard let giver = keys.randomElement(using: &random) else { return }
        let plan = random.pick(ModelPlan.all)
        let terms = random.int(1...2)
        let isFree = random.oneIn(3)
        let member = isFree ? giver : try anyMember()
        let method = isFree ? ModelMethod.complimentary : anyMethod(plan)
        tell("give \(member) \(plan.id) from \(giver) \(method.text) x\(terms)")
        let expected = model.give(member, plan, from: giver, method, terms: terms)
        let told = try refusalCode {
            if isFree {
                _ = try engine.grantSubscription(
                    GrantOrder(
                        member: member,
                        plan: plan.id,
                        price: plan.price,
                        terms: terms,
                        reason: "a test"
                    )
                )
            } else {
                _ = try engine.giftSubscription(
                    GiftOrder(
                        member: member,
                        plan: plan.id,
                        price: plan.price,
                        from: giver,
                        payWith: method.text,
                        terms: terms
                    )
                )
            }
        }
        try require(expected, told, [member], "give")
        model.settleCharges()
    }

    // MARK: Balances

    private mutating func topUp() throws {
        guard !keys.isEmpty else { return }
        let owing = model.subscriptions.indices.filter(model.isOwing)
        // Half of the money comes from those who owe some.
        let member =
            !owing.isEmpty && random.oneIn(2)
            ? model.subscriptions[random.pick(owing)].payer : random.pick(keys)
        try topUp(member, cents: random.pick([1, 350, 700, 1_001, 2_500, 6_000, 10_000]))
    }

    private mutating func topUp(_ member: String, cents: Int) throws {
        let isGranted = random.oneIn(3)
        let today = model.day + (model.members[member]?.shift ?? 0)
        let end = isGranted && random.oneIn(2) ? today + random.int(1...60) : nil
        tell("top up \(member) \(cents) \(isGranted ? "granted" : "paid") \(end.map(date) ?? "")")
        model.topUp(member, cents, expiring: end, granted: isGranted)
        _ = try engine.addPrepayment(
            member: member,
            amount: try dollars(cents),
            kind: isGranted ? .granted : .paid,
            expiresOn: end.map { CivilDate(dayNumber: Int32($0)) }
        )
        try reconcile()
    }

    private mutating func payOut() throws {
        guard let member = keys.randomElement(using: &random) else { return }
        let cents = random.int(1...2_000)
        tell("pay out \(member) \(cents)")
        let expected = model.payOut(member, cents)
        let told = try refusalCode {
            _ = try engine.payOut(member: member, amount: try dollars(cents))
        }
        try require(expected, told, [member], "pay out")
    }

    func dollars(_ cents: Int) throws -> Money {
        Money(minorUnits: Int64(cents), currency: try #require(Currency("USD")))
    }

    // MARK: Rests and changes

    private mutating func pauseNow() throws {
        guard let index = anyIndex({ $0.phase == .paid && $0.plan.pause != nil }) else { return }
        let id = SubscriptionID(Int64(index + 1))
        let terms = random.int(1...3)
        tell("pause \(id) \(terms)")
        let (refusal, refund) = model.pauseNow(index, terms: terms)
        let told = try refusalCode {
            _ = try engine.pauseSubscription(id, terms: terms, .now)
        }
        try require(refusal, told, [id.description], "pause")
        try hearNotes(refund.map { .balance($0) }, index)
    }

    private mutating func pauseNext() throws {
        let terms = random.oneIn(3) ? nil : random.int(1...3)
        try onOne(terms == nil ? "clear pause" : "pause next") {
            terms == nil ? $0.pauseNext != nil : $0.phase == .paid && $0.plan.pause != nil
        } expected: {
            $0.model.pauseNext($1, terms: terms)
        } product: {
            _ =
                if let terms {
                    try $0.engine.pauseSubscription($1, terms: terms, .atTermEnd)
                } else {
                    try $0.engine.clearPause($1)
                }
        }
    }

    private mutating func change() throws {
        let target = random.pick(ModelPlan.all)
        let waits = random.oneIn(3)
        try onOne(waits ? "change later" : "change") {
            $0.autoRenew && $0.phase == .paid && $0.plan.id != target.id
        } expected: {
            $0.model.change($1, to: target, atTermEnd: waits)
        } product: {
            _ = try $0.engine.changePlan(
                ChangeOrder(
                    subscription: $1,
                    plan: target.id,
                    price: target.price,
                    atTermEnd: waits
                )
            )
        }
    }

    private mutating func payWith() throws {
        let method = random.oneIn(4) ? .balance : random.oneIn(5) ? .offline : newCard()
        try onOne("pay with") {
            $0.phase != .gone && !$0.plan.prepaid
        } expected: {
            $0.model.payWith($1, method)
        } product: {
            _ = try $0.engine.changePaymentMethod($1, to: method.text)
        }
    }

    private mutating func record() throws {
        let open = model.subscriptions.indices.filter(model.isOwing)
        guard
            let index = random.oneIn(6)
                ? anyIndex({ _ in false }) : open.randomElement(using: &random),
            let invoice = model.subscriptions[index].invoices.last
        else { return }
        let extra = random.oneIn(3) ? random.int(1...500) : 0
        tell("record sub_\(index + 1) \(extra)")
        let reference = newReference()
        let expected = model.record(index, extra: extra)
        let told = try refusalCode {
            _ = try engine.recordPayment(
                InvoiceID(Int64(invoice.number)),
                reference: reference,
                amount: extra > 0 ? try dollars(invoice.amount + extra) : nil
            )
        }
        try require(expected, told, ["sub_\(index + 1)"], "record")
    }

    private mutating func useBenefit() throws {
        guard let index = anyIndex({ $0.phase == .paid }) else { return }
        let one = model.subscriptions[index]
        tell("use \(one.member) \(one.plan.benefit)")
        do {
            let use = try engine.useBenefit(member: one.member, benefit: one.plan.benefit)
            let user = Int(use.subscription.number) - 1
            try #require(
                model.subscriptions[user].hasAccess(model.today(user)),
                "\(again([one.member]))"
            )
            count("use")
            model.subscriptions[user].uses.append(model.today(user))
        } catch is Refused {
            try #require(!one.hasAccess(model.today(index)), "\(again([one.member]))")
        }
    }
}

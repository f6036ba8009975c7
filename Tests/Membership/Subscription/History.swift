import Membership

/// One subscription's random life, watched by a model that knows nothing but which terms were billed,
/// which were paid and what was given back.
struct History {
    private var random: SplitMix64
    private(set) var subscription: Subscription
    private var today: CivilDate
    private var now: Instant
    private var model: HistoryModel

    /// The states that were reached and the events that were taken.
    private(set) var reached: Set<StateName> = []
    private(set) var taken: Set<SubscriptionEvent.Name> = []
    /// Steps before the end.
    private(set) var stepsLived = 0
    /// Whether neither member nor shop ends it, and its charges mostly succeed.
    private let stays: Bool

    init(seed: Int, stays: Bool = false) throws {
        random = SplitMix64(seed: seed)
        self.stays = stays
        let renews = random.int(in: 0...4) > 0
        let agreement = Sample.random(&random, renews: renews || stays)
        let lead = random.int(in: 0...30)
        let withTrial = random.int(in: 0...2) == 0
        today = agreement.billingStart.adding(days: -lead)
        now = Sample.start(of: today)
        let startsOn =
            withTrial
            ? today.adding(days: random.int(in: 0...lead)) : agreement.billingStart
        let opening = Subscription.opening(
            Sample.draft(agreement),
            startsOn: startsOn,
            withTrial: withTrial,
            today: today,
            now: now
        )
        subscription = opening.next
        model = HistoryModel(agreement)
        reached.insert(subscription.state.name)
        for effect in opening.effects { try model.carryOut(effect, opening.next) }
        try model.check(opening.next, today: today)
    }

    mutating func live(steps: Int) throws {
        for _ in 0..<steps { try step() }
    }

    private mutating func step() throws {
        if subscription.state.isEnded {
            try offer(anything())
            return
        }
        stepsLived += 1
        switch random.int(in: 0...99) {
        case 0..<25: advance()
        case 25..<31: try stale()
        case 31..<36: try payByAnotherRoute()
        case 36..<52: _ = try offer(anything())
        case 52..<72: try fallDue()
        default:
            if subscription.inFlight == nil { try fallDue() } else { try answer() }
        }
    }

    /// Time goes by: mostly to the next action, at times well past it.
    private mutating func advance() {
        var target = today.adding(days: random.int(in: 0...5))
        if case .day(let due) = subscription.nextAction?.due, due < .lifetimeEnd,
            random.int(in: 0...1) == 0
        {
            let late = random.int(in: 0...3) == 0 ? random.int(in: 0...60) : 0
            target = max(today, due.adding(days: late))
        }
        let moment = random.int(in: 0...86_399_999)
        now = max(now, Sample.start(of: target).adding(milliseconds: Int64(moment)))
        today = max(today, target)
    }

    /// Anything that a member, a shop or another program may ask for, sensible or not.
    private mutating func anything() -> SubscriptionEvent {
        // What only fits a few moments is asked for in them more often.
        if random.int(in: 0...3) == 0 {
            if subscription.state.name == .paused { return .resumed(today: today) }
            if !subscription.autoRenew { return .uncanceled(today: today) }
        }
        switch random.int(in: stays ? 1...14 : 0...15) {
        case 0: return .canceled(today: today, now: now)
        case 1, 2: return .uncanceled(today: today)
        case 3: return .replaced(now: now)
        case 4:
            return .held(until: now.adding(milliseconds: Int64(random.int(in: 0...400_000_000))))
        case 5: return .paused(terms: random.int(in: 0...4), today: today)
        case 6, 7:
            return .pausesNext(terms: random.int(in: 0...2) == 0 ? nil : random.int(in: 1...4))
        case 8: return .resumed(today: today)
        case 9: return .extended(terms: random.int(in: 0...3))
        case 10: return .changesNext(random.int(in: 0...2) == 0 ? nil : Sample.change)
        case 11: return .changing
        case 12:
            // Whose charge is on the way is the caller's to know: a change's outcome is told of a change.
            guard subscription.inFlight == nil || model.isChanging else { return .changing }
            return .changed(model.amendment(of: subscription, today: today, &random))
        case 13: return .methodChanged(method(), isPaidLater: false)
        case 14: return .methodChanged(Sample.account, isPaidLater: true)
        default: return terminated()
        }
    }

    private mutating func method() -> PaymentMethod {
        random.int(in: 0...5) == 0 ? .none : Sample.otherMethod
    }

    private mutating func terminated() -> SubscriptionEvent {
        // An end by the shop is rare, or no life would ever be long.
        guard subscription.state.isEnded || random.int(in: 0...3) == 0 else { return .changing }
        let givesBack = random.int(in: 0...1) == 0
        let paid = subscription.paidUntil
        return .terminated(
            givesBack ? .refunded : .revoked,
            paidUntil: givesBack ? paid.map { min($0, today) } : paid,
            today: today,
            now: now
        )
    }

    /// What is due happens and moves something, and what is not due is refused.
    private mutating func fallDue() throws {
        let action = subscription.nextAction
        var isDue: Bool
        switch action?.due {
        case nil: isDue = false
        case .day(let day): isDue = day <= today
        case .instant(let instant): isDue = instant <= now && subscription.inFlight == nil
        }
        if let notBefore = action?.notBefore, now < notBefore { isDue = false }
        let before = subscription
        let happened = try offer(.fellDue(today: today, now: now))
        guard happened == isDue else {
            throw HistoryFault("due is \(isDue) but happened is \(happened): \(subscription)")
        }
        guard !happened || subscription != before else {
            throw HistoryFault("what fell due moved nothing: \(subscription)")
        }
    }

    private mutating func answer() throws {
        guard let event = try outcome() else { return }
        guard try offer(event) else {
            throw HistoryFault("an outcome was refused: \(event) in \(subscription)")
        }
    }

    private mutating func outcome() throws -> SubscriptionEvent? {
        let choice = stays && random.int(in: 0...4) > 0 ? 0 : random.int(in: 0...9)
        if choice == 9 {
            return .unanswered(askAgain: now.adding(milliseconds: 3_600_000))
        }
        guard let open = model.open else {
            guard model.isChanging else {
                throw HistoryFault("a charge without a bill: \(subscription)")
            }
            return choice < 5
                ? .changed(model.amendment(of: subscription, today: today, &random))
                : .changeDeclined
        }
        if subscription.agreement.isPaidLater, choice > 2 {
            return .awaiting(term: open, today: today, now: now)
        }
        switch choice {
        case 0...4: return .paid(term: open, today: today)
        case 5...6: return .declined(.soft, term: open, today: today, now: now)
        default: return .declined(.hard, term: open, today: today, now: now)
        }
    }

    private mutating func payByAnotherRoute() throws {
        guard let open = model.open, subscription.inFlight == nil else { return }
        guard try offer(.paid(term: open, today: today)) else {
            throw HistoryFault("a payment was refused in \(subscription)")
        }
    }

    /// An outcome that was told before; it must change nothing.
    private mutating func stale() throws {
        guard !model.settled.isEmpty else { return }
        let term = model.settled[random.int(in: 0...(model.settled.count - 1))]
        // A rest that began and ended on a term's first day opens that very term again.
        if term.period.start == model.open?.period.start { return }
        let event: SubscriptionEvent =
            random.int(in: 0...1) == 0
            ? .paid(term: term, today: today)
            : .declined(.soft, term: term, today: today, now: now)
        if (try? subscription.applying(event)) != nil {
            throw HistoryFault("a stale outcome was taken: \(event) in \(subscription)")
        }
    }

    /// - Returns: whether the event was taken.
    @discardableResult
    private mutating func offer(_ event: SubscriptionEvent) throws -> Bool {
        let before = subscription
        let decision: Decision
        do {
            decision = try before.applying(event)
        } catch {
            return false
        }
        guard !before.state.isEnded else { throw HistoryFault("the end was left by \(event)") }
        subscription = decision.next
        taken.insert(event.name)
        reached.insert(subscription.state.name)
        do {
            try model.note(event, before, today: today)
            for effect in decision.effects { try model.carryOut(effect, decision.next) }
            try model.compare(before, decision, event, today: today)
            try model.check(decision.next, today: today)
        } catch {
            throw HistoryFault("\(error)\nby \(event)\nin \(before)")
        }
        return true
    }
}

/// What a model found wrong.
struct HistoryFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

import Membership

/// One subscription's random life, watched by a model that knows nothing but which terms were billed
/// and which were paid.
struct History {
    /// What the model found wrong.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private var random: SplitMix64
    private var subscription: Subscription
    private var today: CivilDate
    private var now: Instant
    private let firstIndex: Int

    // The model: four facts, none of them read from the subscription.
    private var billed: Set<Int> = []
    private var open: ScheduledTerm?
    private var paidTerms = 0
    private var paidEnd: CivilDate?

    private(set) var reached: Set<StateName> = []

    init(seed: Int) {
        random = SplitMix64(seed: seed)
        let agreement = Sample.random(&random, renews: random.int(in: 0...4) > 0)
        let lead = random.int(in: 0...30)
        let withTrial = random.int(in: 0...2) == 0
        today = agreement.billingStart.adding(days: -lead)
        now = Sample.start(of: today)
        let draft = Sample.draft(agreement)
        firstIndex = draft.nextTerm
        let startsOn =
            withTrial
            ? today.adding(days: random.int(in: 0...lead)) : agreement.billingStart
        let opening = Subscription.opening(
            draft,
            startsOn: startsOn,
            withTrial: withTrial,
            today: today,
            now: now
        )
        subscription = opening.next
        for case .bill(let term) in opening.effects {
            billed.insert(term.index)
            open = term
        }
    }

    mutating func live(steps: Int) throws {
        try check(before: nil)
        for _ in 0..<steps {
            try step()
        }
    }

    private mutating func step() throws {
        switch random.int(in: 0...99) {
        case 0..<30: advance()
        case 30..<34: try offer(.canceled(today: today, now: now))
        case 34..<36: try offer(.replaced(now: now))
        case 36..<40: try offer(staleOutcome())
        case 40..<45: try payByAnotherRoute()
        case 45..<70: try fallDue()
        default:
            if subscription.inFlight == nil { try fallDue() } else { try answer() }
        }
    }

    /// Time goes by: mostly to the next action, at times well past it.
    private mutating func advance() {
        var target = today.adding(days: random.int(in: 0...5))
        if case .day(let due) = subscription.nextAction?.due, random.int(in: 0...1) == 0 {
            let late = random.int(in: 0...3) == 0 ? random.int(in: 0...60) : 0
            target = max(today, due.adding(days: late))
        }
        let moment = random.int(in: 0...86_399_999)
        now = max(now, Sample.start(of: target).adding(milliseconds: Int64(moment)))
        today = max(today, target)
    }

    /// What is due happens, and what is not due is refused.
    private mutating func fallDue() throws {
        let isDue: Bool
        switch subscription.nextAction?.due {
        case nil: isDue = false
        case .day(let day): isDue = day <= today
        case .instant(let instant): isDue = instant <= now && subscription.inFlight == nil
        }
        let happened = try offer(.fellDue(today: today, now: now))
        guard happened == isDue else {
            throw Fault(description: "due is \(isDue) but happened is \(happened): \(subscription)")
        }
    }

    private mutating func answer() throws {
        guard let open else { throw Fault(description: "a charge without a bill") }
        let event: SubscriptionEvent
        switch random.int(in: 0...9) {
        case 0...4: event = .paid(term: open, today: today)
        case 5...6: event = .declined(.soft, term: open, today: today, now: now)
        case 7: event = .declined(.hard, term: open, today: today, now: now)
        default: event = .unanswered(askAgain: now.adding(milliseconds: 3_600_000))
        }
        guard try offer(event) else {
            throw Fault(description: "an outcome was refused: \(event) in \(subscription)")
        }
    }

    private mutating func payByAnotherRoute() throws {
        guard let open, subscription.inFlight == nil else { return }
        guard try offer(.paid(term: open, today: today)) else {
            throw Fault(description: "a payment was refused in \(subscription)")
        }
    }

    /// An outcome that was told before, or for a term nobody billed; it must change nothing.
    private mutating func staleOutcome() throws -> SubscriptionEvent {
        var index = firstIndex + paidTerms + (random.int(in: 0...1) == 0 ? -1 : 1)
        if open == nil { index = firstIndex + paidTerms - random.int(in: 0...1) }
        let term = subscription.agreement.term(index)
        let event: SubscriptionEvent =
            random.int(in: 0...1) == 0
            ? .paid(term: term, today: today)
            : .declined(.soft, term: term, today: today, now: now)
        if (try? subscription.applying(event)) != nil {
            throw Fault(description: "a stale outcome was taken: \(event) in \(subscription)")
        }
        return event
    }

    /// - Returns: whether the event was taken.
    @discardableResult
    private mutating func offer(_ event: SubscriptionEvent) throws -> Bool {
        let before = subscription
        let decision: Decision
        do {
            decision = try subscription.applying(event)
        } catch {
            return false
        }
        guard !before.state.isEnded else { throw Fault(description: "the end was left") }
        subscription = decision.next
        if case .paid(let term, today: _) = event { try notePaid(term) }
        for effect in decision.effects { try note(effect, before) }
        try check(before: before)
        return true
    }

    private mutating func notePaid(_ term: ScheduledTerm) throws {
        guard term == open else { throw Fault(description: "paid what was not billed: \(term)") }
        let start = paidEnd ?? subscription.agreement.billingStart
        guard term.period.start == start, !term.period.isEmpty else {
            throw Fault(description: "a gap or an overlap at \(start): \(term.period)")
        }
        open = nil
        paidTerms += 1
        paidEnd = subscription.agreement.cycle.boundary(firstIndex + paidTerms)
    }

    private mutating func note(_ effect: Effect, _ before: Subscription) throws {
        switch effect {
        case .bill(let term):
            guard open == nil, billed.insert(term.index).inserted else {
                throw Fault(description: "a second bill for term \(term.index)")
            }
            guard term.index == firstIndex + paidTerms, term.period.start <= today else {
                throw Fault(description: "billed the wrong term, or too early: \(term)")
            }
            guard before.autoRenew else { throw Fault(description: "billed after a cancel") }
            open = term
        case .tryAgain:
            guard open != nil, before.autoRenew else {
                throw Fault(description: "a try without a debt: \(before)")
            }
        case .giveUp:
            guard open != nil else { throw Fault(description: "gave up what is not open") }
            open = nil
        case .note(.ended):
            guard subscription.state.isEnded else { throw Fault(description: "a false end") }
        case .note:
            break
        }
    }

    private mutating func check(before: Subscription?) throws {
        let after = subscription
        reached.insert(after.state.name)
        guard after.paidUntil == paidEnd else {
            throw Fault(description: "paid until \(paidEnd as Any) by the model: \(after)")
        }
        let rests = after.state.isEnded || after.inFlight == .pending
        guard (after.nextAction == nil) == rests else {
            throw Fault(description: "nothing waits, or too much: \(after)")
        }
        switch after.state {
        case .active:
            guard let access = after.accessUntil, let paid = after.paidUntil, access >= paid else {
                throw Fault(description: "access ends before the paid time: \(after)")
            }
        case .pastDue(let debt), .onHold(let debt):
            guard debt.due == (paidEnd ?? after.agreement.billingStart), open != nil else {
                throw Fault(description: "a debt for a paid day, or without a bill: \(after)")
            }
            guard after.accessUntil == after.agreement.dunning.graceEnd(due: debt.due) else {
                throw Fault(description: "a failure moved the end of access: \(after)")
            }
        case .ended:
            guard open == nil, after.inFlight == nil, !after.autoRenew else {
                throw Fault(description: "the end leaves something open: \(after)")
            }
            let free = after.accessUntil ?? after.agreement.billingStart
            guard free == paidEnd ?? after.agreement.billingStart else {
                throw Fault(description: "the end keeps unpaid time, or takes paid: \(after)")
            }
        case .scheduled, .incomplete, .trialing:
            guard paidEnd == nil else { throw Fault(description: "paid and not begun: \(after)") }
        }
        if let before, let was = before.paidUntil {
            guard let paid = after.paidUntil, paid >= was else {
                throw Fault(description: "the paid time went back: \(after)")
            }
        }
    }
}

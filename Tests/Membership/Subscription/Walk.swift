import Membership

/// A subscription that a test leads through its days by hand.
struct Walk {
    private(set) var subscription: Subscription

    init(_ subscription: Subscription) { self.subscription = subscription }

    /// Opens a subscription on a day at noon.
    static func opening(
        _ agreement: Agreement,
        on today: String,
        startsOn: String? = nil,
        withTrial: Bool = false
    ) -> (walk: Walk, effects: [Effect]) {
        let day = Sample.day(today)
        let decision = Subscription.opening(
            Sample.draft(agreement),
            startsOn: startsOn.map(Sample.day) ?? day,
            withTrial: withTrial,
            today: day,
            now: Sample.instant("\(today)T12:00:00Z")
        )
        return (Walk(decision.next), decision.effects)
    }

    /// A subscription whose first term is paid on the day it begins.
    static func paid(_ agreement: Agreement = Sample.agreement()) throws -> Walk {
        var (walk, _) = opening(agreement, on: agreement.billingStart.description)
        try walk.pay(agreement.billingStart.description)
        return walk
    }

    @discardableResult
    mutating func apply(_ event: SubscriptionEvent) throws -> [Effect] {
        let decision = try subscription.applying(event)
        subscription = decision.next
        return decision.effects
    }

    @discardableResult
    mutating func fallDue(_ day: String) throws -> [Effect] { try apply(Sample.fellDue(day)) }

    @discardableResult
    mutating func pay(_ day: String) throws -> [Effect] {
        try apply(Sample.paid(subscription.upcomingTerm, day))
    }

    @discardableResult
    mutating func decline(_ day: String, _ kind: DeclineKind = .soft) throws -> [Effect] {
        try apply(Sample.declined(subscription.upcomingTerm, day, kind))
    }

    @discardableResult
    mutating func cancel(_ day: String) throws -> [Effect] { try apply(Sample.canceled(day)) }

    /// Falls due, and the charge is declined on the same day.
    @discardableResult
    mutating func fail(_ day: String, _ kind: DeclineKind = .soft) throws -> [Effect] {
        try fallDue(day) + decline(day, kind)
    }

    /// Falls due, and the charge succeeds on the same day.
    @discardableResult
    mutating func succeed(_ day: String) throws -> [Effect] { try fallDue(day) + pay(day) }

    var state: SubscriptionState { subscription.state }
    var paidUntil: String? { subscription.paidUntil?.description }
    var accessUntil: String? { subscription.accessUntil?.description }

    /// The next action as `retry 2026-03-01`, or `nothing`.
    var next: String {
        guard let action = subscription.nextAction else { return "nothing" }
        switch action.due {
        case .day(let day): return "\(action.kind.rawValue) \(day)"
        case .instant(let instant): return "\(action.kind.rawValue) \(instant)"
        }
    }
}

/// What the model knows of one subscription; days are counted from 1970.
struct ModelSubscription {
    enum Phase: Equatable {
        case waiting(start: Int, trial: Bool)
        /// The first payment failed on that shop day.
        case firstUnpaid(since: Int)
        case trial(until: Int)
        case paid(until: Int)
        case owing(due: Int, lastTry: Int, hard: Bool)
        case gone
    }

    enum InvoiceState: String { case open, paid, void, uncollectible }

    struct Invoice: Equatable {
        /// Numbered over all members, in the order they were issued.
        let number: Int
        let start: Int
        let end: Int
        let amount: Int
        var state: InvoiceState
        var attempts = 0
    }

    let id: Int
    let member: String
    let plan: ModelPlan
    let method: String
    /// What the member's day is ahead of the shop's at the shop's midnight: 0 or -1.
    let shift: Int
    /// The first billed day, and the boundary the periods are counted from.
    let billingStart: Int
    let anchor: Int
    let anchorDay: Int
    var phase: Phase
    var autoRenew = true
    /// The shop day on which the gateway did not answer; the next day's run asks it.
    var silentSince: Int?
    var silent: Bool { silentSince != nil }
    var nextTerm: Int
    var invoices: [Invoice] = []
    var billedInRun = 0

    func boundary(_ index: Int) -> Int {
        plan.months > 0
            ? ModelCalendar.day(months: index * plan.months, after: anchor, wanted: anchorDay)
            : anchor + index * plan.days
    }

    /// The next term's days and price, the price rounded half up.
    var upcoming: (start: Int, end: Int, amount: Int) {
        let (first, end) = (boundary(nextTerm), boundary(nextTerm + 1))
        let start = max(first, billingStart)
        let (days, whole) = (end - start, end - first)
        return (start, end, (2 * plan.amount * days + whole) / (2 * whole))
    }

    /// Whether the member has access on one of its own days.
    func hasAccess(_ today: Int) -> Bool {
        // A charge on its way keeps what the member had when it was made.
        let grace = autoRenew || silent ? plan.grace : 0
        switch phase {
        case .waiting, .firstUnpaid, .gone: return false
        case .trial(let until), .paid(let until): return today < until + grace
        case .owing(let due, _, _): return today < due + plan.grace
        }
    }
}

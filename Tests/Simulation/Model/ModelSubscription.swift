/// What the model knows of one subscription; days are counted from 1970.
struct ModelSubscription {
    enum Phase: Equatable {
        case waiting(start: Int, trial: Bool)
        /// The first payment is outstanding since that shop day.
        case firstUnpaid(since: Int)
        case trial(until: Int)
        /// Until ``paidUntil``.
        case paid
        case owing(Debt)
        case resting(since: Int, until: Int)
        case gone
    }

    struct Debt: Equatable {
        let due: Int
        var lastTry: Int
        var retries: Bool
        var isOnHold = false
        /// A rest that nobody paid the end of has no access to keep.
        var hasAccess = true
    }

    /// A charge without an answer.
    struct Silence {
        var since: Int
        var roll: Dice.Roll
    }

    struct Offer {
        let plan: String
        enum Effect { case price(Int), tenth }
        let effect: Effect
        let terms: Int
    }

    let id: Int
    let member: String
    var plan: ModelPlan
    let payer: String
    var method: ModelMethod
    /// What the member's day is ahead of the shop's at the shop's midnight: 0 or -1.
    let shift: Int
    /// Whether it goes on by itself as it was agreed.
    var renews: Bool
    /// Terms that the first payment buys together.
    let firstTerms: Int
    /// The first billed day, and the boundary the periods are counted from.
    var billingStart: Int
    var anchor: Int
    var anchorDay: Int
    var phase: Phase
    var nextTerm: Int
    var autoRenew = true
    var paidUntil: Int?
    var pauseNext: Int?
    var pending: (plan: ModelPlan, on: Int)?
    var silence: Silence?
    var offers: [Offer] = []
    var invoices: [ModelInvoice] = []
    var billedInRun = 0
    /// Whether a change was paid with what an earlier term was worth.
    var isMixed = false
    /// Days that were billed to nobody.
    var gaps: [(from: Int, until: Int)] = []
    /// The days on which a benefit was used.
    var uses: [Int] = []
    /// Set aside by hand; no run comes near it.
    var isParked = false

    var isSilent: Bool { silence != nil }

    var isResting: Bool {
        if case .resting = phase { return true }
        return false
    }

    /// The end of the days that are free or paid for.
    var secured: Int? {
        if case .trial(let until) = phase { return until }
        return paidUntil
    }

    /// The terms of which a day was used, as offers count them: what a rest or a change cuts off counts,
    /// what is given back whole does not, and the rest of a period at another plan is the same term.
    ///
    /// - Parameter day: only those that began before it.
    /// - Returns: how many there are, and where the last of them ends.
    func usedTerms(before day: Int = .max) -> (count: Int, cutAt: Int?) {
        let lines = invoices.filter { $0.state == .paid }.flatMap(\.lines).enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element).filter { $0.endLeft > $0.start && $0.start < day }
        var count = 0
        for (index, line) in lines.enumerated() {
            let last = index > 0 ? lines[index - 1] : nil
            let isSame = line.isRest && last?.end == line.end && last?.endLeft == line.start
            if !isSame { count += 1 }
        }
        return (count, lines.last?.endLeft)
    }

    /// The end of the paid time when all of it from a day on is given back.
    func paidTime(before day: Int) -> Int {
        var end = day
        for gap in gaps.reversed() where gap.until == end && gap.from < end { end = gap.from }
        return end
    }

    func boundary(_ index: Int) -> Int {
        plan.months > 0
            ? ModelCalendar.day(months: index * plan.months, after: anchor, wanted: anchorDay)
            : anchor + index * plan.days
    }

    /// The period a day lies in.
    func index(containing day: Int) -> Int {
        var index = 0
        while boundary(index) > day { index -= 1 }
        while boundary(index + 1) <= day { index += 1 }
        return index
    }

    /// The first day of the next term to bill.
    var upcomingStart: Int { max(boundary(nextTerm), billingStart) }

    /// The day on which the term that begins then is charged.
    func chargeDay(_ start: Int) -> Int {
        if let pending, pending.on <= start { return start }
        return start - plan.lead
    }

    /// Whether the member has access on one of its own days.
    func hasAccess(_ today: Int) -> Bool {
        // A charge on its way keeps what the member had when it was made.
        let grace = (autoRenew || isSilent) && pauseNext == nil ? plan.grace : 0
        switch phase {
        case .waiting, .firstUnpaid, .resting, .gone: return false
        case .trial(let until): return today < until + grace
        case .paid: return today < (paidUntil ?? 0) + grace
        case .owing(let debt): return debt.hasAccess && today < debt.due + plan.grace
        }
    }
}

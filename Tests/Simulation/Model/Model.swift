/// A second, much smaller billing engine: it only counts who must have paid what.
///
/// It knows no instants, no queue, no journal and no books, and walks every subscription every day.
struct Model {
    var day: Int
    var subscriptions: [ModelSubscription] = []
    var paidBalance: [String: Int] = [:]
    var grantedBalance: [String: Int] = [:]
    var hadTrial: Set<String> = []
    private var invoiceCount = 0

    init(day: Int) { self.day = day }

    /// The members with a debt that a balance could pay, in order.
    var owing: [String] {
        Set(subscriptions.indices.filter(isOwing).map { subscriptions[$0].member }).sorted()
    }

    private func isOwing(_ index: Int) -> Bool {
        guard !subscriptions[index].silent else { return false }
        switch subscriptions[index].phase {
        case .firstUnpaid, .owing: return true
        case .waiting, .trial, .paid, .gone: return false
        }
    }

    // MARK: Commands; each answers the code it is refused with, or nil

    mutating func start(
        member: String,
        shift: Int,
        plan: ModelPlan,
        method: String,
        trial: Bool?,
        after delay: Int,
        anchorDay: Int?
    ) -> String? {
        if trial == true, plan.trialDays == nil { return "no_trial_offered" }
        if trial == true, hadTrial.contains(member) { return "trial_already_taken" }
        if anchorDay != nil, plan.months == 0 { return "anchor_day_not_allowed" }
        if let live = live(member, plan) {
            if subscriptions[live].silent { return "payment_in_flight" }
            guard case .firstUnpaid = subscriptions[live].phase else { return "already_subscribed" }
            end(live, .void)
        }
        let withTrial = trial ?? (plan.trialDays != nil && !hadTrial.contains(member))
        let starts = day + shift + delay
        let billing = starts + (withTrial ? plan.trialDays ?? 0 : 0)
        var anchor = billing
        let wanted = anchorDay ?? ModelCalendar.dayOfMonth(billing)
        if anchorDay != nil {
            anchor = ModelCalendar.day(months: 0, after: billing, wanted: wanted)
            if anchor < billing {
                anchor = ModelCalendar.day(months: 1, after: billing, wanted: wanted)
            }
        }
        subscriptions.append(
            ModelSubscription(
                id: subscriptions.count + 1,
                member: member,
                plan: plan,
                method: method,
                shift: shift,
                billingStart: billing,
                anchor: anchor,
                anchorDay: wanted,
                phase: .waiting(start: starts, trial: withTrial),
                nextTerm: anchor > billing ? -1 : 0
            )
        )
        if withTrial { hadTrial.insert(member) }
        if delay == 0 { begin(subscriptions.count - 1) }
        return nil
    }

    mutating func cancel(_ index: Int) -> String? {
        let today = day + subscriptions[index].shift
        switch subscriptions[index].phase {
        case .gone: return "subscription_ended"
        case .firstUnpaid, .owing, .waiting:
            if subscriptions[index].silent { return "payment_in_flight" }
            if case .owing = subscriptions[index].phase {
                end(index, .uncollectible)
            } else {
                end(index, .void)
            }
        case .trial(let until), .paid(let until):
            guard subscriptions[index].autoRenew else { return "auto_renew_already_off" }
            subscriptions[index].autoRenew = false
            if !subscriptions[index].silent, until <= today { end(index, .void) }
        }
        return nil
    }

    mutating func topUp(_ member: String, _ cents: Int, granted: Bool) {
        if granted {
            grantedBalance[member, default: 0] += cents
        } else {
            paidBalance[member, default: 0] += cents
        }
        let owing = subscriptions.indices.filter {
            subscriptions[$0].member == member && isOwing($0)
        }
        let oldest = owing.sorted {
            (subscriptions[$0].invoices.last?.number ?? 0)
                < (subscriptions[$1].invoices.last?.number ?? 0)
        }
        for index in oldest where draw(index) { pay(index) }
    }

    // MARK: Time

    /// One nightly run on the shop's day.
    mutating func run(on day: Int) {
        self.day = day
        for index in subscriptions.indices { subscriptions[index].billedInRun = 0 }
        while pass() {}
    }

    private mutating func pass() -> Bool {
        let due = subscriptions.indices.compactMap { index in
            dueDay(index).map { (day: $0, index: index) }
        }.sorted { ($0.day, $0.index) < ($1.day, $1.index) }
        var moved = false
        for entry in due where step(entry.index) { moved = true }
        return moved
    }

    /// Since which shop day something waits for a run; nil when nothing does.
    private func dueDay(_ index: Int) -> Int? {
        let one = subscriptions[index]
        let today = day + one.shift
        if let since = one.silentSince { return day > since ? day : nil }
        switch one.phase {
        case .waiting(let start, _): return today >= start ? start : nil
        case .trial(let until), .paid(let until): return today >= until ? until : nil
        case .firstUnpaid(let since): return day > since ? day : nil
        case .owing(let due, let lastTry, let hard):
            let end = due + one.plan.grace + one.plan.hold
            if !hard, let retry = latestRetry(one, due, today), retry > lastTry { return retry }
            return today >= end ? end : nil
        case .gone: return nil
        }
    }

    private func latestRetry(_ one: ModelSubscription, _ due: Int, _ today: Int) -> Int? {
        one.plan.retries.map { due + $0 }.filter { $0 <= today }.max()
    }

    /// Does what is due for one subscription.
    /// - Returns: whether anything was done; a term over the catch-up limit is left alone.
    private mutating func step(_ index: Int) -> Bool {
        let one = subscriptions[index]
        let today = day + one.shift
        if one.silent {
            // The money had moved; only the answer was lost.
            subscriptions[index].silentSince = nil
            pay(index)
            return true
        }
        let mayBill = one.billedInRun < one.plan.catchUp
        switch one.phase {
        case .waiting(_, let trial):
            guard trial || mayBill else { return false }
            begin(index)
        case .trial, .paid:
            guard one.autoRenew else {
                end(index, .void)
                return true
            }
            guard mayBill else { return false }
            bill(index)
        case .firstUnpaid: end(index, .void)
        case .owing(let due, let lastTry, let hard):
            if !hard, let retry = latestRetry(one, due, today), retry > lastTry {
                collect(index)
            } else {
                end(index, .uncollectible)
            }
        case .gone: return false
        }
        return true
    }

    private mutating func begin(_ index: Int) {
        if case .waiting(_, true) = subscriptions[index].phase {
            subscriptions[index].phase = .trial(until: subscriptions[index].billingStart)
        } else {
            subscriptions[index].phase = .firstUnpaid(since: day)
            bill(index)
        }
    }

    // MARK: Money

    private mutating func bill(_ index: Int) {
        let term = subscriptions[index].upcoming
        invoiceCount += 1
        subscriptions[index].billedInRun += 1
        subscriptions[index].invoices.append(
            .init(
                number: invoiceCount,
                start: term.start,
                end: term.end,
                amount: term.amount,
                state: .open
            )
        )
        collect(index)
    }

    private mutating func collect(_ index: Int) {
        let last = subscriptions[index].invoices.count - 1
        if draw(index) {
            pay(index)
            return
        }
        subscriptions[index].invoices[last].attempts += 1
        let attempts = subscriptions[index].invoices[last].attempts
        switch subscriptions[index].method {
        case "scripted:ok": pay(index)
        case "scripted:timeout": subscriptions[index].silentSince = day
        case "scripted:fail_twice_then_ok" where attempts > 2: pay(index)
        case "scripted:stolen_card": decline(index, hard: true)
        case _: decline(index, hard: false)
        }
    }

    /// Takes the open invoice from the balance when that covers it, granted credit first.
    private mutating func draw(_ index: Int) -> Bool {
        let member = subscriptions[index].member
        guard let amount = subscriptions[index].invoices.last?.amount else { return false }
        if amount == 0 { return true }
        let (granted, paid) = (grantedBalance[member] ?? 0, paidBalance[member] ?? 0)
        guard granted + paid >= amount else { return false }
        grantedBalance[member] = max(0, granted - amount)
        paidBalance[member] = paid - max(0, amount - granted)
        return true
    }

    private mutating func pay(_ index: Int) {
        let last = subscriptions[index].invoices.count - 1
        subscriptions[index].invoices[last].state = .paid
        subscriptions[index].phase = .paid(until: subscriptions[index].invoices[last].end)
        subscriptions[index].nextTerm += 1
        if !subscriptions[index].plan.renews { subscriptions[index].autoRenew = false }
    }

    private mutating func decline(_ index: Int, hard: Bool) {
        let one = subscriptions[index]
        let today = day + one.shift
        var due = one.invoices.last?.start ?? today
        var isHard = hard
        switch one.phase {
        case .firstUnpaid, .waiting, .gone: return
        case .trial, .paid: break
        case .owing(let since, _, let before):
            due = since
            isHard = hard || before
        }
        subscriptions[index].phase = .owing(due: due, lastTry: today, hard: isHard)
        if today >= due + one.plan.grace + one.plan.hold { end(index, .uncollectible) }
    }

    private mutating func end(_ index: Int, _ state: ModelSubscription.InvoiceState) {
        let last = subscriptions[index].invoices.count - 1
        if last >= 0, subscriptions[index].invoices[last].state == .open {
            subscriptions[index].invoices[last].state = state
        }
        subscriptions[index].phase = .gone
        subscriptions[index].autoRenew = false
    }

    private func live(_ member: String, _ plan: ModelPlan) -> Int? {
        subscriptions.indices.first {
            subscriptions[$0].member == member && subscriptions[$0].plan.id == plan.id
                && subscriptions[$0].phase != .gone
        }
    }
}

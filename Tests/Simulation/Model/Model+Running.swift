/// Time passes.
extension Model {
    /// Subscriptions that a run decides on before it asks any gateway.
    private static let batch = 500

    /// What waits in the queue: hours on the shop's clock, then the order of beginning.
    private struct Due: Comparable {
        let hour: Int
        let index: Int

        static func < (left: Due, right: Due) -> Bool {
            (left.hour, left.index) < (right.hour, right.index)
        }
    }

    /// One run on the shop's day.
    mutating func run(on day: Int) {
        self.day = day
        for member in members.keys { expire(member) }
        for index in subscriptions.indices { subscriptions[index].billedInRun = 0 }
        while pass() {}
    }

    private mutating func pass() -> Bool {
        var cursor: Due?
        var moved = false
        while true {
            let due = subscriptions.indices.compactMap { index in
                dueHour(index).map { Due(hour: $0, index: index) }
            }.filter { entry in cursor.map { $0 < entry } ?? true }.sorted().prefix(Self.batch)
            guard let last = due.last else { return moved }
            var asked: [Int] = []
            for entry in due {
                if subscriptions[entry.index].isSilent {
                    asked.append(entry.index)
                    moved = true
                } else if step(entry.index) {
                    moved = true
                }
            }
            settleCharges()
            for index in asked { ask(index) }
            cursor = last
        }
    }

    /// Since when something waits for a run; nil when nothing does.
    private func dueHour(_ index: Int) -> Int? {
        let one = subscriptions[index]
        guard !one.isParked else { return nil }
        if let silence = one.silence {
            return silence.since < day ? silence.since * 24 + 1 : nil
        }
        if case .firstUnpaid(let since) = one.phase {
            let wait = one.method == .offline ? 24 * max(1, one.plan.grace + one.plan.hold) : 23
            return since * 24 + wait <= day * 24 ? since * 24 + wait : nil
        }
        guard let due = dueDay(one), due <= today(index) else { return nil }
        return due * 24 + (members[one.member]?.hour ?? 0)
    }

    private func dueDay(_ one: ModelSubscription) -> Int? {
        switch one.phase {
        case .waiting(let start, _): return start
        case .firstUnpaid, .gone: return nil
        case .trial(let until): return one.autoRenew ? one.chargeDay(until) : until
        case .paid:
            guard let until = one.paidUntil else { return nil }
            return one.autoRenew && one.pauseNext == nil ? one.chargeDay(until) : until
        case .resting(_, let until): return until
        case .owing(let debt):
            let end = debt.due + one.plan.grace + (debt.isOnHold ? one.plan.hold : 0)
            let tries = one.plan.retries.map { debt.due - one.plan.lead + $0 }
            if debt.retries, let next = tries.first(where: { $0 > debt.lastTry }), next <= end {
                return next
            }
            return debt.isOnHold && one.plan.end == .hold ? nil : end
        }
    }

    /// Does what is due for one subscription.
    /// - Returns: whether anything was done; a term over the catch-up limit is left alone.
    private mutating func step(_ index: Int) -> Bool {
        let one = subscriptions[index]
        let today = today(index)
        let mayBill = one.billedInRun < one.plan.catchUp
        switch one.phase {
        case .waiting(let start, let trial):
            guard trial || mayBill else { return false }
            if !trial { billing(index, from: start) }
            begin(index)
        case .trial(let until):
            guard one.autoRenew else {
                end(index, .void)
                return true
            }
            guard mayBill else { return false }
            billing(index, from: until)
            bill(index, count: one.firstTerms)
        case .paid:
            return stepPaid(index, mayBill)
        case .resting(_, let until):
            guard mayBill else { return false }
            billing(index, from: until)
            goOn(index, from: until)
        case .firstUnpaid: end(index, .void)
        case .owing(let debt):
            let tries = one.plan.retries.map { debt.due - one.plan.lead + $0 }
            if debt.retries, let latest = tries.last(where: { $0 <= today }),
                latest > debt.lastTry
            {
                retry(index)
            } else {
                dun(index)
            }
        case .gone: return false
        }
        return true
    }

    private mutating func stepPaid(_ index: Int, _ mayBill: Bool) -> Bool {
        let one = subscriptions[index]
        guard let until = one.paidUntil else { return false }
        guard one.autoRenew else {
            end(index, .void)
            return true
        }
        if let terms = one.pauseNext {
            subscriptions[index].phase = .resting(
                since: max(until, one.billingStart),
                until: one.boundary(one.nextTerm + terms)
            )
            subscriptions[index].pauseNext = nil
            return true
        }
        guard mayBill else { return false }
        billing(index, from: max(until, one.billingStart))
        bill(index, count: 1)
        return true
    }

    /// What comes before a term's bill.
    private mutating func billing(_ index: Int, from start: Int) {
        amend(index, from: start)
        subscriptions[index].billedInRun += 1
    }

    /// The open invoice is collected as it would be paid now.
    private mutating func retry(_ index: Int) {
        let last = subscriptions[index].invoices.count - 1
        subscriptions[index].invoices[last].method = subscriptions[index].method
        collect(index)
    }
}

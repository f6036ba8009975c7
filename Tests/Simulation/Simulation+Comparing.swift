import Engine
import Membership
import ShopSupport
import Store
import Testing

extension Simulation {
    /// Looks at every subscription and every balance, of the product and of the model.
    func compare() throws {
        let theirs = Dictionary(grouping: model.subscriptions, by: \.member)
        for one in model.subscriptions { try compare(one, theirs[one.member] ?? []) }
        for (key, member) in model.members {
            let balance = try engine.balances(of: key).first
            let today = model.day + member.shift
            let told = [balance?.paid.minorUnits ?? 0, balance?.granted.minorUnits ?? 0]
            let expected = [Int64(member.paid), Int64(member.granted(on: today))]
            try #require(told == expected, "paid and granted of \(key), \(again(words(of: key)))")
        }
    }

    private func compare(_ one: ModelSubscription, _ theirs: [ModelSubscription]) throws {
        let id = SubscriptionID(Int64(one.id))
        let view = try engine.subscription(id)
        let lines: [String] = try engine.store.read { reader in
            guard let row = try reader.subscription(id) else { return [] }
            return try reader.invoices(of: row).map { invoice in
                let back = try reader.debitedLines(of: invoice.id).reduce(0) {
                    $0 + $1.credited.minorUnits + $1.creditedTax.minorUnits
                }
                return
                    "\(invoice.period) \(invoice.amount.minorUnits) \(invoice.state.rawValue) back \(back)"
            }
        }
        let expected = one.invoices.map { invoice in
            let back = invoice.lines.reduce(0) { $0 + $1.credited + $1.creditedTax }
            return "\(date(invoice.start))/\(date(invoice.end)) \(invoice.amount) "
                + "\(invoice.state.rawValue) back \(back)"
        }
        try #require(lines == expected, "invoices of \(id) \(one.plan.id), \(hint(one))")
        let told =
            "\(view.state.name.rawValue) until \(view.paidUntil?.description ?? "-") "
            + (view.autoRenew ? "on" : "off")
        let known =
            "\(name(one)) until \(one.paidUntil.map(date) ?? "-") "
            + (one.autoRenew && one.renews ? "on" : "off")
        try #require(told == known, "\(id) \(one.plan.id), \(hint(one))")
        let answer = try engine.check(member: one.member, benefit: one.plan.benefit)
        let hasAccess = theirs.contains {
            $0.plan.id == one.plan.id && $0.hasAccess(model.day + $0.shift)
        }
        try #require(
            answer.entitled == hasAccess,
            "access of \(id) \(one.plan.id) \(one.phase) \(answer.reason), \(hint(one))"
        )
    }

    private func words(of member: String) -> [String] {
        let theirs = model.subscriptions.filter { $0.member == member || $0.payer == member }
        return [member] + theirs.map { "sub_\($0.id)" }
    }

    private func hint(_ one: ModelSubscription) -> String {
        again(["sub_\(one.id)", one.member, one.payer])
    }

    private func name(_ one: ModelSubscription) -> String {
        switch one.phase {
        case .waiting: "scheduled"
        case .firstUnpaid: "incomplete"
        case .trial: "trialing"
        case .paid: "active"
        case .owing(let debt): debt.isOnHold ? "on_hold" : "past_due"
        case .resting: "paused"
        case .gone: "ended"
        }
    }

    /// What gateways and clerks hold, by the gateway, by the books and by the model.
    func compareCash() throws {
        let prefix = DiceGateway.gatewayName + ":"
        var known: Set<String> = []
        for invoice in try engine.invoices(of: nil, state: nil, after: nil, limit: 100_000) {
            for attempt in invoice.attempts
            where attempt.state == .succeeded && attempt.payWith.hasPrefix(prefix) {
                known.insert("\(invoice.id):\(attempt.attempt) \(attempt.amount.minorUnits)")
            }
        }
        let lost = try known.symmetricDifference(dice.taken).map { line in
            let number = line.drop { $0 != "_" }.dropFirst().prefix { $0 != ":" }
            let invoice = try engine.invoice(InvoiceID(Int64(number) ?? 0))
            return "\(line) \(invoice.state) \(invoice.attempts.map(\.state)) "
                + again([invoice.subscription.description, invoice.member])
        }
        try #require(lost == [], "what the gateway took")
        let clearing = try engine.accounts().filter { $0.kind == .gatewayClearing }
        let cash = clearing.reduce(0) { $0 + $1.balance }
        try #require(cash == Int64(model.cash), "the money of the shop, \(again)")
        try #require(
            dice.balance == Int64(model.cash - model.desk),
            "the money of the gateway, \(again)"
        )
    }
}

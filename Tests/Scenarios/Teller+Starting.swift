import Engine
import Membership
import ShopSupport
import Store

/// How members come, and how subscriptions begin.
extension Teller {
    func begin(_ verb: String) throws -> [String] {
        switch verb {
        case "gift": try gift()
        case "give": try give()
        case "import": try takeOver()
        case "set": try set()
        case "move": [Self.line(try shop.engine.moveMember(take("a member"), zone: take("a zone")))]
        case "verify": try verify()
        case "lines": try invoiceLines()
        default: throw ShopError("no command '\(verb)'")
        }
    }

    /// `plans only reader lobby`: these of the plans for starting.
    func loadOnly() throws -> [LoadedPlan] {
        var texts: [String] = []
        while let name = optional() {
            guard let text = SamplePlans.starting.first(where: { $0.hasPrefix("plan: \(name)\n") })
            else { throw ShopError("no plan \(name)") }
            texts.append(text)
        }
        return try shop.load(texts)
    }

    /// The month of a card.
    func month() throws -> Month {
        let text = try take("a month")
        guard let month = Month(text) else { throw ShopError("no month '\(text)'") }
        return month
    }

    /// `gift ann box monthly from bob scripted:ok 3`, and perhaps `expires 2027-04`.
    private func gift() throws -> [String] {
        let (member, plan, price) = (try take("a member"), try take("a plan"), try take("a price"))
        guard try take("from") == "from" else { throw ShopError("who gives it?") }
        let (giver, method) = (try take("a giver"), try take("a payment method"))
        var (terms, expires): (Int, Month?) = (1, nil)
        while let word = optional() {
            if word == "expires" { expires = try month() } else { terms = Int(word) ?? 0 }
        }
        let order = GiftOrder(
            member: member,
            plan: plan,
            price: price,
            from: giver,
            payWith: method,
            payWithExpires: expires,
            terms: terms
        )
        return Self.lines(try shop.engine.giftSubscription(order))
    }

    /// `give ann box monthly 3 sorry`.
    private func give() throws -> [String] {
        let order = GrantOrder(
            member: try take("a member"),
            plan: try take("a plan"),
            price: try take("a price"),
            terms: Int(try take("a count")) ?? 0,
            reason: try take("a reason")
        )
        return Self.lines(try shop.engine.grantSubscription(order))
    }

    /// `import ann box monthly scripted:ok 2026-02-28 2026-01-31 31 | bob ...`: all rows or none.
    private func takeOver() throws -> [String] {
        var orders: [ImportOrder] = []
        repeat {
            let (member, plan) = (try take("a member"), try take("a plan"))
            let (price, payWith) = (try take("a price"), try take("a payment method"))
            let paidUntil = try take("a day, or -")
            orders.append(
                ImportOrder(
                    member: member,
                    plan: plan,
                    price: price,
                    payWith: payWith,
                    paidUntil: CivilDate(paidUntil),
                    anchor: try Shop.day(take("an anchor")),
                    anchorDay: Int(try take("a day of the month, or -"))
                )
            )
        } while optional() == "|"
        do {
            return ["imported \(try shop.engine.importSubscriptions(orders))"]
        } catch let refused as ImportRefused {
            return refused.refusals.map { "row \($0.index + 1): \($0.refused)" }
        }
    }

    /// `set ann region=DE household=h-1`; nothing behind the sign takes it back.
    private func set() throws -> [String] {
        let member = try take("a member")
        var values: [String: String] = [:]
        while let word = optional() {
            let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(
                String.init
            )
            guard parts.count == 2 else { throw ShopError("no option '\(word)'") }
            values[parts[0]] = parts[1]
        }
        return [
            Self.line(
                try shop.engine.setMember(
                    member,
                    region: values["region"],
                    household: values["household"],
                    address: values["address"],
                    birthday: try values["birthday"].map { text in
                        guard let change = BirthdayChange(text) else {
                            throw ShopError("no birthday '\(text)'")
                        }
                        return change
                    }
                )
            )
        ]
    }

    /// `verify ann student`, or with the day on which the proof ends.
    private func verify() throws -> [String] {
        let (member, kind) = (try take("a member"), try take("a kind"))
        let view = try shop.engine.verifyMember(
            member,
            kind: kind,
            proof: "a card",
            until: try optional().map(Shop.day)
        )
        return view.member.proofs.map { proof in
            "\(proof.kind) of \(proof.verifiedOn)"
                + (proof.validUntil.map { ", until \($0)" } ?? "")
        }
            + view.lowerPrices.map { lower in
                "\(lower.subscription) may have \(lower.plan) \(lower.price) for \(lower.amount) "
                    + "instead of \(lower.insteadOf)"
            }
    }

    /// Every line of a member's invoices.
    private func invoiceLines() throws -> [String] {
        let member = try take("a member")
        let invoices = try shop.engine.invoices(of: member, state: nil, after: nil, limit: 1_000)
        return invoices.flatMap { invoice in
            ["\(invoice.id) \(invoice.amount) \(invoice.state.rawValue), owed by \(invoice.payer)"]
                + invoice.lines.map { line in
                    var text = "  \(line.kind.rawValue) \(line.period) \(line.amount)"
                    if let rate = line.taxRate { text += " and \(line.tax) tax at \(rate)" }
                    if let offer = line.offer { text += ", offer \(offer)" }
                    return text
                }
        }
    }

    private static func line(_ view: MemberView) -> String {
        var line = "\(view.member) lives in \(view.zone)"
        if let region = view.region { line += ", \(region)" }
        if let household = view.household { line += ", household \(household)" }
        if let address = view.address { line += ", at \(address)" }
        return line
    }
}

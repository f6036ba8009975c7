import Engine
import Membership
import ShopSupport
import Store

/// What is given back, what is used, and what is paid ahead.
extension Teller {
    func credit(_ verb: String) throws -> [String] {
        switch verb {
        case "refund": try refund()
        case "use": try use()
        case "uses": try uses()
        case "payout": try payOut()
        case "credit": try credit()
        default: throw ShopError("no command '\(verb)'")
        }
    }

    /// `refund quote sub_1`, `refund make sub_1`, `refund goodwill inv_1 300 [balance]`,
    /// `refund notes ann`.
    private func refund() throws -> [String] {
        switch try take("what about refunds") {
        case "quote":
            let quote = try shop.engine.quoteRefund(subscription())
            return ["\(quote.total) by \(quote.rule.rawValue): \(Self.text(quote.goesTo))"]
                + quote.credits.map { credit in
                    "  line \(credit.line.line) of \(credit.line.invoice): \(credit.amount)"
                        + (credit.tax.isZero ? "" : " and \(credit.tax) tax")
                        + (credit.from.map { ", days from \($0)" } ?? ", the time is kept")
                }
        case "make":
            return try Self.lines(shop.engine.refund(subscription()))
        case "goodwill":
            guard let invoice = InvoiceID(try take("an invoice")) else {
                throw ShopError("no invoice's id")
            }
            let amount = try amount()
            let to = optional().flatMap(RefundDestination.init(rawValue:)) ?? .method
            return try Self.lines(shop.engine.giveGoodwill(invoice, amount, to: to))
        case "notes":
            return try shop.engine.creditNotes(of: take("a member"), after: 0, limit: 100)
                .map(Self.line)
        case let other: throw ShopError("no refund '\(other)'")
        }
    }

    /// `use ann films [value 500] [as order-1]`.
    private func use() throws -> [String] {
        let (member, benefit) = (try take("a member"), try take("a benefit"))
        var (value, reference): (Money?, String?) = (nil, nil)
        var quantity: Int64 = 1
        while let word = optional() {
            switch word {
            case "times": quantity = Int64(try take("a count")) ?? 0
            case "worth": value = try amount()
            case "as": reference = try take("a reference")
            default: throw ShopError("no option '\(word)'")
            }
        }
        let use = try shop.engine.useBenefit(
            member: member,
            benefit: benefit,
            quantity: quantity,
            value: value,
            reference: reference
        )
        guard use.uses > 0 else {
            return [use.isNew ? "counted on \(use.subscription)" : "counted before"]
        }
        let known = use.isNew ? "" : ", counted before"
        return ["\(use.id) on \(use.subscription)\(known)\(Self.left(use))"]
    }

    private func uses() throws -> [String] {
        try shop.engine.benefitUses(of: take("a member")).map { uses in
            let worth = uses.values.map { ", worth \($0)" }.joined()
            return "\(uses.benefit): \(uses.count) since \(uses.since)\(worth), "
                + "at most \(uses.most) in a year"
        }
    }

    private func payOut() throws -> [String] {
        let member = try take("a member")
        let view = try shop.engine.payOut(member: member, amount: try amount())
        return ["left: paid ahead \(view.balance.paid), granted \(view.balance.granted)"]
    }

    /// `credit ann 500 until 2026-03-01`.
    private func credit() throws -> [String] {
        let (member, amount) = (try take("a member"), try self.amount())
        var end: CivilDate?
        if let word = optional() {
            guard word == "until" else { throw ShopError("no option '\(word)'") }
            end = try Shop.day(take("a day"))
        }
        let view = try shop.engine.addPrepayment(
            member: member,
            amount: amount,
            kind: .granted,
            expiresOn: end
        )
        return ["balance: paid ahead \(view.balance.paid), granted \(view.balance.granted)"]
            + view.paid.map { "paid with it: \($0.id) \($0.plan)" }
    }

    // MARK: Lines

    private static func lines(_ refund: RefundView) -> [String] {
        refund.creditNotes.map(line) + lines(refund.subscription)
    }

    private static func line(_ note: CreditNoteView) -> String {
        var line = "\(note.id) \(note.reason.rawValue) of \(note.invoice) to \(note.payer): "
        line += "\(text(note.goesTo)), \(note.state.rawValue)"
        for refund in note.refunds {
            line += ", refund \(refund.state.declineCode ?? refund.state.name)"
        }
        return line
    }

    private static func text(_ sources: MoneySources) -> String {
        let parts = [
            (sources.method, "to the method"), (sources.paid, "to the balance"),
            (sources.granted, "as credit"),
        ].filter { $0.0.isPositive }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }

    // MARK: Words

    /// Minor units of dollars, or with the currency, as `500` and `500EUR`.
    private func amount() throws -> Money {
        let word = try take("an amount")
        let digits = word.prefix { $0.isNumber || $0 == "-" }
        let code = digits.count < word.count ? String(word.dropFirst(digits.count)) : "USD"
        guard let cents = Int64(digits), let currency = Currency(code) else {
            throw ShopError("no amount '\(word)'")
        }
        return Money(minorUnits: cents, currency: currency)
    }
}

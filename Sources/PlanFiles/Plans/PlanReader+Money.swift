import Membership

extension PlanReader {
    /// An amount in the currency of the plan's prices, or with its own as
    /// `{ amount: 35.00, currency: USD }`; a plan of several currencies must say which.
    func money(_ node: YAMLNode?, _ key: String) -> Money? {
        guard let node else { return nil }
        let currencies = notes.currencies
        guard case .text = node.content, currencies.count < 2 else {
            return reader.money(node, key)
        }
        return reader.amount(node, key, currency: currencies.first)
    }

    /// An amount above zero.
    func someMoney(_ node: YAMLNode?, _ key: String) -> Money? {
        more(than0: money(node, key), node, key)
    }

    /// The amount above zero of a map that has its own keys beside `amount` and `currency`.
    func someMoney(in fields: Fields, example: String = "amount: 200.00") -> Money? {
        let currencyNode = fields.optional("currency")
        let node = fields.required("amount", example: example)
        guard let node else { return nil }
        if let currencyNode {
            let currency = reader.currency(currencyNode, "currency")
            return more(than0: reader.amount(node, "amount", currency: currency), node, "amount")
        }
        let currencies = notes.currencies
        if currencies.count > 1, case .text(let text, _) = node.content {
            reader.report(
                node.position,
                "\"amount\" is \(Reader.quoted(text)) without a currency",
                "add currency: such as currency: \(currencies[0])"
            )
            return nil
        }
        let amount = reader.amount(node, "amount", currency: currencies.first)
        return more(than0: amount, node, "amount")
    }

    private func more(than0 money: Money?, _ node: YAMLNode?, _ key: String) -> Money? {
        guard let money, let node, !money.isPositive else { return money }
        reader.report(node.position, "\(Reader.quoted(key)) is nothing", "write more than 0")
        return nil
    }

    /// Reports an amount in another currency than one it is compared or added to.
    func agree(
        _ money: Money?,
        _ key: String,
        at node: YAMLNode?,
        with other: Money?,
        _ its: String
    ) {
        guard let money, let other, let node, money.currency != other.currency else { return }
        reader.report(
            node.position,
            "\(Reader.quoted(key)) is in \(money.currency) and \(Reader.quoted(its)) in "
                + "\(other.currency)",
            "write both in one currency"
        )
    }
}

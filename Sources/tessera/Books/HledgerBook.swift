import Engine
import Membership

/// A book as hledger reads it, part by part.
struct HledgerBook {
    private var last: BookPart?

    /// - Returns: whole lines, to be written behind those of the part before.
    mutating func text(_ part: BookPart) -> String {
        defer { last = part }
        switch part {
        case .head(let head): return text(head)
        case .account(let account):
            return (isFirst(part) ? "\n" : "") + "account \(BookNames.name(account))\n"
        case .opening(let balance): return text(opening: balance)
        case .transfer(let transfer): return text(transfer)
        case .closing(let balance):
            return (isFirst(part) ? closing(balance.day) : "") + text(closing: balance)
        }
    }

    /// Whether the part before was of another kind.
    private func isFirst(_ part: BookPart) -> Bool {
        switch (last, part) {
        case (.head, .head), (.account, .account), (.opening, .opening), (.transfer, .transfer),
            (.closing, .closing):
            false
        case (nil, _), (.head, _), (.account, _), (.opening, _), (.transfer, _), (.closing, _):
            true
        }
    }

    private func text(_ head: BookHead) -> String {
        var text = """
            ; Tessera's books from \(head.days.start) until \(head.days.end), the last day not in it.
            ; Check them with: hledger -f FILE check accounts commodities assertions ordereddates

            decimal-mark .

            """
        for currency in head.currencies {
            // A sample amount tells the decimals; the point stands even behind none.
            let sample = Money(minorUnits: Self.thousand(currency), currency: currency).decimal
            text += "commodity \(currency.exponent == 0 ? sample + "." : sample) \(currency)\n"
        }
        return text
    }

    private func text(opening balance: BookBalance) -> String {
        let (amount, currency) = (balance.amount.minorUnits, balance.amount.currency)
        return """

            \(balance.day) * \(BookWords.opening)
                \(BookWords.posting(balance.account, amount, currency))
                \(BookWords.posting(.opening, -amount, currency))

            """
    }

    private func text(_ transfer: BookTransfer) -> String {
        let (amount, currency) = (transfer.amount.minorUnits, transfer.amount.currency)
        var tags = "id:\(transfer.id), code:\(transfer.code.rawValue)"
        if let reference = BookWords.reference(transfer) { tags += ", reference:\(reference)" }
        if let member = transfer.member { tags += ", member:\(Self.value(member))" }
        return """

            \(transfer.day) * \(BookWords.narration(transfer.code))  ; \(tags)
                \(BookWords.posting(transfer.debit, amount, currency))
                \(BookWords.posting(transfer.credit, -amount, currency))

            """
    }

    /// The transaction that asserts all balances, on the last day: a day later it would fall into
    /// another month.
    private func closing(_ end: CivilDate) -> String {
        "\n\(end.adding(days: -1)) * \(BookWords.closing)\n"
    }

    /// A posting of nothing whose balance is asserted, members' parts included.
    private func text(closing balance: BookBalance) -> String {
        let posting = BookWords.posting(balance.account, 0, balance.amount.currency)
        return "    \(posting) =* \(balance.amount)\n"
    }

    /// A tag's value ends at a comma or at the end of the line.
    private static func value(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0 == "," || $0.value < 0x20 ? "\u{FFFD}" : $0 }
            )
        )
    }

    /// A thousand of a currency, in its minor units.
    private static func thousand(_ currency: Currency) -> Int64 {
        (0..<currency.exponent).reduce(1_000) { sum, _ in sum * 10 }
    }
}

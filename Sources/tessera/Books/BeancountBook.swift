import Engine
import Membership

/// A book as beancount reads it, part by part.
struct BeancountBook {
    /// The first day of the book, on which its accounts are opened.
    private var firstDay: CivilDate?
    private var isClosing = false

    /// - Returns: whole lines, to be written behind those of the part before.
    mutating func text(_ part: BookPart) -> String {
        switch part {
        case .head(let head):
            firstDay = head.days.start
            return text(head)
        case .account(let account):
            guard let firstDay else { return "" }
            return "\(firstDay) open \(BookNames.name(account))\n"
        case .opening(let balance): return text(opening: balance)
        case .transfer(let transfer): return text(transfer)
        case .closing(let balance):
            defer { isClosing = true }
            return (isClosing ? "" : "\n") + text(closing: balance)
        }
    }

    private func text(_ head: BookHead) -> String {
        var text = """
            ; Tessera's books from \(head.days.start) until \(head.days.end), the last day not in it.
            ; Check them with: bean-check FILE

            option "title" "Tessera"

            """
        for currency in head.currencies {
            text += "option \"operating_currency\" \"\(currency)\"\n"
        }
        text += "\n"
        for currency in head.currencies {
            text += "\(head.days.start) commodity \(currency)\n"
            text += "  decimals: \(currency.exponent)\n"
        }
        return text + "\n"
    }

    private func text(opening balance: BookBalance) -> String {
        let (amount, currency) = (balance.amount.minorUnits, balance.amount.currency)
        return """

            \(balance.day) * "\(BookWords.opening)"
              \(BookWords.posting(balance.account, amount, currency))
              \(BookWords.posting(.opening, -amount, currency))

            """
    }

    private func text(_ transfer: BookTransfer) -> String {
        let (amount, currency) = (transfer.amount.minorUnits, transfer.amount.currency)
        var text = "\n\(transfer.day) * \(Self.quoted(BookWords.narration(transfer.code)))\n"
        text += "  id: \(transfer.id)\n"
        text += "  code: \(Self.quoted(transfer.code.rawValue))\n"
        if let reference = BookWords.reference(transfer) {
            text += "  reference: \(Self.quoted(reference))\n"
        }
        if let member = transfer.member { text += "  member: \(Self.quoted(member))\n" }
        text += "  \(BookWords.posting(transfer.debit, amount, currency))\n"
        text += "  \(BookWords.posting(transfer.credit, -amount, currency))\n"
        return text
    }

    /// Beancount adds parts of an account to it. Left alone it would let a last digit pass, so the
    /// tolerance is spelled out.
    private func text(closing balance: BookBalance) -> String {
        let name = BookNames.name(balance.account)
        return "\(balance.day) balance \(name)  \(balance.amount.decimal) ~ 0 "
            + "\(balance.amount.currency)\n"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result + "\""
    }
}

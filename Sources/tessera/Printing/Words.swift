import Engine
import Membership

/// Small turns of phrase that several commands share.
enum Words {
    /// `1 price`, `2 prices`; numbers in groups of three.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(Int64(number))) \(noun)\(number == 1 ? "" : "s")"
    }

    /// `1,234,567`.
    static func grouped(_ number: Int64) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// `yes` or `no`.
    static func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }

    /// What was collected, by currency: `14.99 USD, 20.00 EUR`; `nothing` without any.
    static func amounts(_ amounts: [Currency: Int64]) -> String {
        let parts = amounts.sorted { $0.key < $1.key }.map { currency, amount in
            Money(minorUnits: amount, currency: currency).description
        }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }

    /// Where money goes: `5.00 USD to the payment method, 2.00 USD to the balance`.
    static func sources(_ sources: MoneySources) -> String {
        let parts = [
            (sources.method, "to the payment method"), (sources.paid, "to the balance"),
            (sources.granted, "to the balance as credit"),
        ].filter { $0.0.isPositive }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }

    /// Why the plan's trial was not taken.
    static func leftOut(_ reason: TrialLeftOut) -> String {
        switch reason {
        case .backdated: "not taken: a start in the past takes one only with --trial"
        case .alreadyTaken: "not taken: it is given once"
        case .comesBack: "not taken: whoever comes back takes one only with --trial"
        }
    }

    /// `2026-01-31/2026-02-28`, or `2026-01-31/lifetime`.
    static func period(_ period: Period) -> String { "\(period.start)/\(end(period))" }

    /// The end of a period in a table.
    static func end(_ period: Period) -> String { period.knownEnd?.description ?? "lifetime" }
}

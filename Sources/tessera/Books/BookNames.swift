import Engine
import Membership

/// The names that accounts have in a book; the same in both formats, and no two accounts share one.
enum BookNames {
    /// As `Liabilities:Deferred:Prime`, or `Assets:Receivable:Member-m-1` for a member's part.
    static func name(_ account: BookAccount) -> String {
        switch account {
        case .opening: return "Equity:Opening"
        case .kept(let kind, let plan, let member):
            var name = stem(kind)
            if let plan { name += ":" + component(plan) }
            if let member { name += ":Member-" + escaped(member) }
            return name
        }
    }

    /// Where an account of a kind stands, before the name of its owner.
    private static func stem(_ kind: AccountKind) -> String {
        switch kind {
        case .receivable: "Assets:Receivable"
        case .carriedForward: "Assets:CarriedForward"
        case .refundPayable: "Liabilities:RefundPayable"
        case .prepaidPaid: "Liabilities:Prepaid:Paid"
        case .prepaidGranted: "Liabilities:Prepaid:Granted"
        case .prepaidHeld: "Liabilities:Prepaid:Held"
        case .gatewayClearing: "Assets:Clearing:Gateway"
        case .discounts: "Expenses:Discounts"
        case .deferredRevenue: "Liabilities:Deferred"
        case .revenue: "Income:Revenue"
        case .refunds: "Income:Refunds"
        case .taxPayable: "Liabilities:Tax"
        case .breakage: "Income:Breakage"
        case .pointsCost: "Expenses:Points"
        case .pointsLiability: "Liabilities:Points"
        case .tillPayable: "Liabilities:Till"
        case .partner: "Assets:Partners"
        case .partnerIncome: "Income:Partners"
        case .donations: "Expenses:Donations"
        case .donationPayable: "Liabilities:Donations"
        }
    }

    /// An id as a part of a name, which must begin with a capital or a digit: `prime` is `Prime`.
    ///
    /// One-to-one: what cannot stand there is an X and two hexadecimal digits, and so are the first
    /// letters that a capital would be taken for.
    static func component(_ id: String) -> String {
        guard let first = id.utf8.first else { return "X" }
        let rest = escaped(id.utf8.dropFirst())
        switch first {
        case UInt8(ascii: "x"): return hexadecimal(first) + rest
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return character(first - 32) + rest
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return character(first) + rest
        default: return hexadecimal(first) + rest
        }
    }

    /// An id behind another letter: letters, digits and hyphens stand for themselves.
    private static func escaped(_ id: String) -> String { escaped(id.utf8[...]) }

    private static func escaped(_ bytes: Substring.UTF8View) -> String {
        var text = ""
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "X"): text += hexadecimal(byte)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                text += character(byte)
            default: text += hexadecimal(byte)
            }
        }
        return text
    }

    private static func character(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "X0" + digits : "X" + digits
    }
}

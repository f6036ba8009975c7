/// What a customer joins with the first purchase.
enum Joining {
    case primeMonthly
    case primeAnnual
    /// VIP, with a year of quarters paid ahead.
    case vipYearAhead
    /// VIP, with one quarter paid ahead and topped up from time to time.
    case vipByTheQuarter

    /// By the last digit of the customer's number.
    init(customer: Int) {
        switch customer % 10 {
        case 6, 7: self = .primeAnnual
        case 8: self = .vipYearAhead
        case 9: self = .vipByTheQuarter
        default: self = .primeMonthly
        }
    }

    var plan: String {
        switch self {
        case .primeMonthly, .primeAnnual: "prime"
        case .vipYearAhead, .vipByTheQuarter: "vip-prepaid"
        }
    }

    var price: String {
        switch self {
        case .primeMonthly: "monthly"
        case .primeAnnual: "annual"
        case .vipYearAhead, .vipByTheQuarter: "quarter"
        }
    }

    /// How many terms are paid ahead with the first purchase.
    var termsPaidAhead: Int64 {
        switch self {
        case .primeMonthly, .primeAnnual: 0
        case .vipYearAhead: 4
        case .vipByTheQuarter: 1
        }
    }

    /// What the customer pays with; nine of ten payment methods simply work.
    func paymentMethod(customer: Int) -> String {
        switch self {
        case .vipYearAhead, .vipByTheQuarter: return "balance"
        case .primeMonthly, .primeAnnual: break
        }
        var random = SplitMix64(seed: customer)
        return switch random.next() % 100 {
        case 0..<3: "scripted:insufficient_funds"
        case 3: "scripted:stolen_card"
        case 4..<6: "scripted:timeout"
        case 6..<10: "scripted:fail_twice_then_ok"
        default: "scripted:ok"
        }
    }
}

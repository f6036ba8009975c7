/// Days that were billed, and what was debited for them and given back.
struct ModelLine: Equatable {
    let start: Int
    let end: Int
    /// Net of discounts and without tax.
    let amount: Int
    let tax: Int
    /// Whether a change billed the rest of a period.
    var isRest = false
    var credited = 0
    var creditedTax = 0
    /// The first day that was given back.
    var backFrom: Int?

    var amountLeft: Int { max(0, amount - credited) }
    var taxLeft: Int { max(0, tax - creditedTax) }

    /// The first day that is no longer the member's.
    var endLeft: Int { min(backFrom ?? end, end) }

    func hasTime(from day: Int) -> Bool { max(day, start) < endLeft }

    /// What the days from this one on are worth.
    func unused(from day: Int) -> (amount: Int, tax: Int) {
        let left = max(0, endLeft - max(day, start))
        let whole = end - start
        if left >= whole { return (amountLeft, taxLeft) }
        return (
            min(amountLeft, Cents.part(amount, left, of: whole)),
            min(taxLeft, Cents.part(tax, left, of: whole))
        )
    }
}

/// An amount by where it came from.
struct ModelMoney: Equatable {
    var method = 0
    var paid = 0
    var granted = 0

    var total: Int { method + paid + granted }

    /// At most this much of it, the method's first and granted credit last.
    func upTo(_ most: Int) -> ModelMoney {
        let fromMethod = min(most, method)
        let fromPaid = min(most - fromMethod, paid)
        return ModelMoney(
            method: fromMethod,
            paid: fromPaid,
            granted: min(most - fromMethod - fromPaid, granted)
        )
    }
}

/// One bill, for terms or for a change.
struct ModelInvoice {
    enum State: String { case open, paid, void, uncollectible }

    /// What takes effect when a change's invoice is paid.
    struct Change {
        let target: ModelPlan
        let anchor: Int
        let anchorDay: Int
        let billingStart: Int
        let nextTerm: Int
        /// By the place of the invoice and of its line.
        let credits: [(invoice: Int, line: Int, amount: Int, tax: Int)]
        /// What the balance gets.
        let leftOver: Int
    }

    /// Numbered over all members, in the order they were issued.
    let number: Int
    let start: Int
    let end: Int
    let amount: Int
    var lines: [ModelLine]
    /// Periods it spans.
    let count: Int
    let payer: String
    var method: ModelMethod
    var change: Change?
    var state = State.open
    var attempts = 0
    /// What the balance put aside for a charge on its way.
    var held = ModelMoney()
    /// What paid it and did not go back.
    var left = ModelMoney()
    var paidOn = 0
}

/// How something is paid.
enum ModelMethod: Equatable {
    case balance
    case none
    case complimentary
    case offline
    /// A card behind the dice.
    case card(String)

    var text: String {
        switch self {
        case .balance: "balance"
        case .none: "none"
        case .complimentary: "complimentary"
        case .offline: "offline:desk"
        case .card(let token): "\(DiceGateway.gatewayName):\(token)"
        }
    }
}

/// The model's only arithmetic.
enum Cents {
    /// A part of an amount, rounded half up; amounts are never negative here.
    static func part(_ amount: Int, _ used: Int, of whole: Int) -> Int {
        (2 * amount * used + whole) / (2 * whole)
    }

    /// An amount shared out by weights: rounded down, then a unit each to the largest remainders.
    static func share(_ amount: Int, _ weights: [Int]) -> [Int] {
        let whole = weights.reduce(0, +)
        guard whole > 0 else { return weights.map { _ in 0 } }
        var shares = weights.map { amount * $0 / whole }
        let rest = weights.map { amount * $0 % whole }
        let order = rest.indices.sorted { (rest[$1], $0) < (rest[$0], $1) }
        for index in order.prefix(amount - shares.reduce(0, +)) { shares[index] += 1 }
        return shares
    }
}

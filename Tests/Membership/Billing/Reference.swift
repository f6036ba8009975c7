import Membership

/// Billing as one would do it on paper: fractions, one day after the other, in the order of the rules.
enum Reference {
    /// A line as `(amount, tax)` in minor units.
    typealias Line = (amount: Int64, tax: Int64)

    /// A price for some of a period's days, the days added up one at a time.
    static func part(_ price: Int64, days: Int, of whole: Int) -> Int64 {
        var sum = Fraction(0)
        for _ in 0..<days { sum = sum + Fraction(price, over: whole) }
        return sum.rounded
    }

    /// A quoted amount taken apart: with the tax on top, or with the tax that is inside it.
    static func taxed(_ quoted: Int64, rate: Int?, included: Bool) -> Line {
        guard let rate else { return (quoted, 0) }
        let share = Fraction(rate, over: 10_000)
        guard included else { return (quoted, (Fraction(quoted) * share).rounded) }
        let tax = (Fraction(quoted) - Fraction(quoted) / (Fraction(1) + share)).rounded
        return (quoted - tax, tax)
    }

    /// What is left of a price after the offers, as prices are quoted: first the lines' own price, then
    /// each discount.
    static func quoted(
        _ price: Int64,
        _ offers: [AppliedOffer],
        _ stacking: OfferStacking,
        days: Int,
        of whole: Int
    ) -> [Int64] {
        func applied(_ offers: [AppliedOffer]) -> [Int64] {
            var amounts = [part(price, days: days, of: whole)]
            for offer in offers {
                if case .price(let instead) = offer.effect {
                    let amount = part(instead.minorUnits, days: days, of: whole)
                    amounts[0] = min(amounts[0], amount)
                }
            }
            for offer in offers {
                if case .percent(let rate) = offer.effect {
                    let left = Fraction(amounts[0] - amounts.dropFirst().reduce(0, +))
                    amounts.append((left * Fraction(rate.basisPoints, over: 10_000)).rounded)
                }
            }
            for offer in offers {
                if case .amount(let amount) = offer.effect {
                    let left = amounts[0] - amounts.dropFirst().reduce(0, +)
                    amounts.append(min(left, part(amount.minorUnits, days: days, of: whole)))
                }
            }
            return [amounts[0]] + amounts.dropFirst().filter { $0 > 0 }
        }
        func left(_ amounts: [Int64]) -> Int64 { amounts[0] - amounts.dropFirst().reduce(0, +) }
        switch stacking {
        case .sequence: return applied(offers)
        case .bestOf:
            let all = [applied([])] + offers.map { applied([$0]) }
            let least = all.map(left).min()
            return all.first { left($0) == least } ?? applied([])
        }
    }
}

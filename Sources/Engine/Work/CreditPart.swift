import Membership
import Store

/// A credit of a line, or a part of one, with what it takes out of the books.
struct CreditPart {
    let credit: LineCredit
    let revenue: CreditedRevenue

    /// Deals credits out to credit notes: to each its own invoice's first, then what is left over,
    /// until each has exactly what it gives back. A credit that two notes pay for is kept in two parts.
    ///
    /// - Parameter totals: what each note gives back; together what all credits come to.
    static func sharing(
        _ credits: [CreditPart],
        over notes: [CreditNoteRow],
        _ totals: [Int64]
    ) -> [[CreditPart]] {
        var rest = credits
        var left = totals
        var dealt: [[CreditPart]] = notes.map { _ in [] }
        for isOwn in [true, false] {
            for index in notes.indices {
                var kept: [CreditPart] = []
                for part in rest {
                    let fits = !isOwn || part.credit.line.invoice == notes[index].invoice
                    // What is worth nothing comes along with the first note it fits.
                    guard fits, left[index] > 0 || part.minorUnits == 0 else {
                        kept.append(part)
                        continue
                    }
                    let (taken, remainder) = part.split(at: left[index])
                    left[index] -= taken.minorUnits
                    dealt[index].append(taken)
                    if let remainder { kept.append(remainder) }
                }
                rest = kept
            }
        }
        return dealt
    }

    /// With tax.
    private var minorUnits: Int64 { credit.amount.minorUnits + credit.tax.minorUnits }

    /// The first part of it, of at most this many minor units, and the rest if there is one.
    private func split(at most: Int64) -> (part: CreditPart, rest: CreditPart?) {
        guard minorUnits > most else { return (self, nil) }
        var left = most
        let take = { (money: Money) in
            let part = min(money.minorUnits, left)
            left -= part
            return Money(minorUnits: part, currency: money.currency)
        }
        let deferred = take(revenue.fromDeferred)
        let part = CreditedRevenue(
            plan: revenue.plan,
            fromDeferred: deferred,
            fromEarned: take(revenue.fromEarned),
            tax: take(revenue.tax)
        )
        let rest = CreditedRevenue(
            plan: revenue.plan,
            fromDeferred: Self.difference(revenue.fromDeferred, part.fromDeferred),
            fromEarned: Self.difference(revenue.fromEarned, part.fromEarned),
            tax: Self.difference(revenue.tax, part.tax)
        )
        return (with(part), with(rest))
    }

    private func with(_ revenue: CreditedRevenue) -> CreditPart {
        let amount = revenue.fromDeferred.minorUnits + revenue.fromEarned.minorUnits
        return CreditPart(
            credit: LineCredit(
                line: credit.line,
                amount: Money(minorUnits: amount, currency: credit.amount.currency),
                tax: revenue.tax,
                from: credit.from
            ),
            revenue: revenue
        )
    }

    private static func difference(_ whole: Money, _ part: Money) -> Money {
        Money(minorUnits: whole.minorUnits - part.minorUnits, currency: whole.currency)
    }
}

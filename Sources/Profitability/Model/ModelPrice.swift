package import Membership

/// What a member of the model pays, and how often.
package struct ModelPrice: Hashable, Sendable {
    /// The price's id in its plan.
    package let id: String
    /// What a term costs, net of tax.
    package let fee: Money
    package let cadence: Cadence
    /// Paid once for good; ``cadence`` is then the time the fee is spread over.
    package let isLifetime: Bool

    package init(id: String, fee: Money, cadence: Cadence, isLifetime: Bool) {
        self.id = id
        self.fee = fee
        self.cadence = cadence
        self.isLifetime = isLifetime
    }

    package var currency: Currency { fee.currency }

    /// The fee in major units.
    package var amount: Double { fee.majorUnits }

    /// How long a term is.
    package var termMonths: Double { cadence.months }
}

extension Money {
    /// The amount as a number of major units, for expectations; what is posted stays whole.
    package var majorUnits: Double {
        var scale = 1.0
        for _ in 0..<currency.exponent { scale *= 10 }
        return Double(minorUnits) / scale
    }
}

extension Cadence {
    /// The mean month of the Gregorian calendar, in days.
    package static let daysPerMonth = 365.242_5 / 12

    /// Its length in months; days and weeks are counted in mean months.
    package var months: Double {
        switch unit {
        case .day: Double(count) / Self.daysPerMonth
        case .week: Double(count * 7) / Self.daysPerMonth
        case .month: Double(count)
        case .year: Double(count * 12)
        }
    }
}

extension FeeWaiver {
    /// What is still missing for the fee to be waived.
    ///
    /// - Parameters:
    ///   - spend: net spend in scope within the term.
    ///   - points: points earned within the term.
    ///   - waived: how often it was waived within the window of ``times``, or for how much.
    package func standing(spend: Money?, points: Int64, waived: Int64) -> FeeWaiverStanding {
        switch times?.amount {
        case .units(let most) where waived >= most: return .usedUp
        case .money(let most) where waived >= most.minorUnits: return .usedUp
        case .units, .money, nil: break
        }
        switch after {
        case .spend(let needed):
            let had = spend.flatMap { $0.currency == needed.currency ? $0.minorUnits : nil } ?? 0
            guard had < needed.minorUnits else { return .waived }
            return .missing(.spend(needed.less(had)))
        case .points(let needed):
            guard points < needed else { return .waived }
            return .missing(.points(Int64(clamping: Int128(needed) - Int128(points))))
        case nil:
            return fee == Self.renewal ? .neverEarned : .waived
        }
    }
}

extension Money {
    /// The amount without so many minor units; stops at the largest amount there is.
    fileprivate func less(_ units: Int64) -> Money {
        Money(minorUnits: Int64(clamping: Int128(minorUnits) - Int128(units)), currency: currency)
    }
}

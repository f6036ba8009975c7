extension SpendReward {
    /// What a purchase is counted under: what was bought where the rest carries over, else its stamps.
    package var tallied: TallyKey.Kind {
        guard carriesRemainder else { return .stamps }
        switch stampPer {
        case .spend: return .spend
        case .items: return .items
        }
    }

    /// What a purchase adds to that count.
    ///
    /// - Parameter lines: the lines in scope. An item that cost nothing is no item bought: the free one
    ///   does not count toward the next.
    package func counted(_ lines: [SpentLine]) -> Int64 {
        let bought: Int64
        let per: Int64
        switch stampPer {
        case .spend(let money):
            bought = max(0, lines.spent(.net, money.currency).minorUnits)
            per = money.minorUnits
        case .items(let items):
            let paid = lines.filter(\.net.isPositive)
            bought = Int64(clamping: paid.reduce(Int128(0)) { $0 + Int128($1.quantity) })
            per = items
        }
        return carriesRemainder ? bought : bought / per
    }

    /// Where a member stands by what was counted in all and by what was given in all.
    ///
    /// - Parameters:
    ///   - counted: the sum of ``counted(_:)``, less what came back.
    ///   - awarded: awards given so far. One that was given stays given: when purchases come back, the
    ///     same figure has to be reached again before another is due.
    package func standing(counted: Int64, awarded: Int64) -> StampStanding {
        let counted = max(0, counted)
        let per = carriesRemainder ? unit : 1
        let stamps = counted / per
        let earned = stamps / stampsNeeded
        // Reaching the next award also makes good the awards whose purchases came back.
        let next = Int128(max(earned, awarded) + 1) * Int128(stampsNeeded)
        return StampStanding(
            stamps: earned >= awarded ? stamps % stampsNeeded : 0,
            due: max(0, earned - awarded),
            missing: Int64(clamping: next * Int128(per) - Int128(counted))
        )
    }

    private var unit: Int64 {
        switch stampPer {
        case .spend(let money): money.minorUnits
        case .items(let items): items
        }
    }
}

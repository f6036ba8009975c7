extension PointsRules {
    /// Settles movements at each partner's transfer price.
    ///
    /// Points are added up first and each side of a partner's line is rounded once. Returns may take a
    /// side below zero; then the money goes the other way.
    package func settlement(
        _ movements: [PartnerSettlement.Movement]
    ) throws(MoneyError) -> PartnerSettlement {
        var lines: [PartnerSettlement.Line] = []
        for partner in partners {
            let own = movements.filter { $0.partner == partner.id }
            guard !own.isEmpty else { continue }
            let earned = try sum(own.map(\.earned))
            let burned = try sum(own.map(\.burned))
            let pays = try partner.price.worth(earned)
            let receives = try partner.price.worth(burned)
            lines.append(
                PartnerSettlement.Line(
                    partner: partner.id,
                    earned: earned,
                    burned: burned,
                    pays: pays,
                    receives: receives,
                    owes: try pays.subtracting(receives)
                )
            )
        }
        let unpriced = Set(movements.map(\.partner)).subtracting(partners.map(\.id))
        return PartnerSettlement(lines: lines, unpriced: unpriced.sorted())
    }

    private func sum(_ points: [Int64]) throws(MoneyError) -> Int64 {
        let sum = points.reduce(Int128(0)) { $0 + Int128($1) }
        guard let sum = Int64(exactly: sum) else { throw .overflow }
        return sum
    }
}

/// What a model comes to over some months, as the figures a product owner asks for.
package struct ModelSummary: Hashable, Sendable {
    package let projection: Projection
    package let year: MemberYear
    package let lifetime: LifetimeValue

    package init(_ projection: Projection) {
        self.projection = projection
        year = MemberYear(of: projection.behaviour, projection.joiners)
        lifetime = LifetimeValue(of: projection.behaviour, projection.joiners)
    }

    /// Everything of a kind over all months.
    package func sum(_ figure: (ProjectedMonth) -> Double) -> Double {
        projection.total.reduce(0) { $0 + figure($1) }
    }

    /// The share of lost members whose charge failed for good; `nil` when nobody is lost.
    package var involuntaryShare: Double? {
        let failed = sum(\.failed)
        let lost = failed + sum(\.left)
        return lost > 0 ? failed / lost : nil
    }

    /// How many joiners it takes until the programme's own cost is borne, when all months are added up;
    /// `nil` when no number does.
    package var breakEvenJoiners: Double? {
        let own = sum(\.programmeCost)
        let each = projection.member.reduce(0) { $0 + $1.contribution - $1.acquisitionCost }
        if own <= 0 { return 0 }
        return each > 0 ? (own / each).rounded(.up) : nil
    }

    /// The margin on what the same people would have bought without any plan, in the same months.
    package var baselineMargin: Double {
        let behaviour = projection.behaviour
        let monthly = behaviour.orders.mean * behaviour.basket * behaviour.margin
        let months = Double(projection.total.count)
        // Those who come new each month are there from the month they come in.
        let arrived = behaviour.arrivals * months * (months - 1) / 2
        return monthly * (behaviour.people * months + arrived)
    }
}

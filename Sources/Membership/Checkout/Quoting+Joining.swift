extension Quoting {
    /// What is due and earned with one more membership, younger than all: what a tip to join compares.
    ///
    /// The figures are those of pricing the basket anew, and only what that membership can change is worked
    /// out: most plans change a delivery, or what is earned, and no price. `run()` comes before.
    func joined(by source: CheckoutSource) -> (due: Int64, earns: QuoteEarnings) {
        let joined = QuoteSource(source, for: question)
        let best = best.joined(by: joined, beside: sources)
        guard best === self.best, !mayPayOtherwise(with: joined) else {
            var other = Quoting(question, sources + [joined], best)
            other.price()
            return (other.due, other.earns)
        }
        var other = Quoting(of: self, beside: joined)
        // What costs nothing now costs nothing then.
        if joined.touches.contains(.deliveries),
            deliveries.contains(where: { $0.isChosen && $0.price.isPositive })
        {
            other.deliveries = []
            other.priceDeliveries()
        }
        if joined.touches.contains(.fees), fees.contains(where: \.price.isPositive) {
            other.fees = []
            other.priceFees()
        }
        if joined.touches.contains(.earnings) {
            var counts = Counts()
            other.earn(from: joined, &counts)
        }
        return (other.due, other.earns)
    }

    /// What is due and earned with other memberships in the place of these.
    func standing(with sources: [CheckoutSource]) -> (due: Int64, earns: QuoteEarnings) {
        var other = Quoting(question, sources)
        other.price()
        return (other.due, other.earns)
    }

    /// The same goods, paid for alike, with one more membership; what is noted of benefits begins anew.
    private init(of other: Quoting, beside joined: QuoteSource) {
        self.init(other.question, other.sources + [joined], other.best)
        deliveries = other.deliveries
        fees = other.fees
        certificates = other.certificates
        points = other.points
        spent = other.spent
        earns = other.earns
    }

    /// Whether certificates or points could pay more or less, or be shared out otherwise: over other
    /// lines, or by points that the member could not spend before.
    private func mayPayOtherwise(with joined: QuoteSource) -> Bool {
        let hasPoints = basket.pointsToRedeem > 0
        guard hasPoints || question.hasCertificates else { return false }
        if hasPoints, redemption?.refusal != nil, joined.plan.points != nil { return true }
        return !joined.takesAll || (sources.isEmpty && goodsLines.count < basket.lines.count)
    }
}

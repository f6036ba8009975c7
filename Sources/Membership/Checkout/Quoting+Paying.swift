extension Quoting {
    /// What is left to pay of the goods.
    private var payable: Int64 { goodsLines.reduce(0) { $0 + left($1) } }

    /// Certificates pay for goods, the one that is gone first before the others; never for delivery and
    /// fees, and never more than the goods cost, so nothing is given back in money.
    mutating func payWithCertificates() {
        guard question.hasCertificates else { return }
        let most = min(basket.certificates?.minorUnits ?? .max, payable)
        let paying = facts.certificates(paying: basket.money(most))
        for (reward, amount) in paying { effects.append(.certificate(reward, amount)) }
        share(paying.reduce(0) { $0 + $1.amount.minorUnits }) { quoting, index, part in
            quoting.certificates[index] += part
        }
    }

    /// Points pay what certificates left of the goods. What cannot be paid with them as asked is not
    /// paid with them at all, and the reason is told.
    mutating func payWithPoints() {
        let asked = basket.pointsToRedeem
        guard asked > 0 else { return }
        // The first programme that pays counts; else the first one says why it does not.
        for source in sources {
            guard source.standing != nil, let rules = source.plan.points else { continue }
            let payment =
                (try? rules.redeeming(
                    asked,
                    available: facts.stack(Holding(.points, rules.id)).available,
                    against: basket.money(payable),
                    partner: basket.partner
                )) ?? .refused(.most(0))
            switch payment {
            case .pays(let worth):
                effects.append(.redeem(rules.id, asked, worth: worth, partner: basket.partner))
                share(worth.minorUnits) { quoting, index, part in quoting.points[index] += part }
                redemption = QuoteRedemption(programme: rules.id, asked: asked, worth: worth)
                return
            case .refused(let obstacle):
                guard redemption == nil else { continue }
                let (reason, remedy) = obstacle.answer
                redemption = QuoteRedemption(
                    programme: rules.id,
                    asked: asked,
                    worth: .zero(basket.currency),
                    refusal: reason,
                    remedy: remedy
                )
            }
        }
        if redemption == nil {
            redemption = QuoteRedemption(
                programme: nil,
                asked: asked,
                worth: .zero(basket.currency),
                refusal: .check(sources.isEmpty ? .noSubscription : .notInPlan),
                remedy: "join a plan that gives points"
            )
        }
    }

    /// Shares a payment over the lines of goods, in proportion to what is left of each.
    private mutating func share(_ amount: Int64, _ put: (inout Quoting, Int, Int64) -> Void) {
        let places = goodsLines
        let parts = Allocation.shares(of: amount, by: places.map { left($0) })
        for (index, part) in zip(places, parts) { put(&self, index, part) }
    }
}

extension PointsPayment.Obstacle {
    /// As a quote tells it.
    fileprivate var answer: (UnusedReason, String?) {
        switch self {
        case .partner(let partner): (.partnerTakesNone, "spend them elsewhere than at \(partner)")
        case .currency(let currency): (.check(.currencyMismatch), "they pay nothing in \(currency)")
        case .least(let least): (.pointsNotInSteps, "redeem at least \(least)")
        case .step(let step): (.pointsNotInSteps, "redeem a multiple of \(step)")
        case .available(let there): (.tooFewPoints, "redeem at most \(there)")
        case .most(let most): (.tooManyPoints, "redeem at most \(most)")
        }
    }
}

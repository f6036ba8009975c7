internal import Membership

extension EconomicModel {
    /// The world in which the model's figures are what they are on average, but for those given here.
    ///
    /// - Parameters:
    ///   - values: figures in base units; they are brought back to what they may be.
    ///   - fee: another fee a term, in major units.
    package func behaviour(
        _ values: [AssumptionKey: Double] = [:],
        fee: Double? = nil
    ) -> Behaviour {
        behaviour(spreads: spreads(), values, fee: fee)
    }

    /// How people differ in each figure that differs among people; worth keeping when many worlds of
    /// one model are made.
    package func spreads() -> [AssumptionKey: Spread] {
        var spreads: [AssumptionKey: Spread] = [:]
        for assumption in assumptions where assumption.role == .acrossPeople {
            spreads[assumption.key] = Spread(assumption.distribution)
        }
        return spreads
    }

    /// As ``behaviour(_:fee:)``, with spreads from ``spreads()``.
    package func behaviour(
        spreads: [AssumptionKey: Spread],
        _ values: [AssumptionKey: Double],
        fee: Double? = nil
    ) -> Behaviour {
        var figures: [AssumptionKey: Double] = [:]
        for assumption in assumptions { figures[assumption.key] = assumption.value }
        for (key, value) in values {
            let range = key.profile.range
            figures[key] = min(max(value, range.lowerBound), range.upperBound)
        }
        return Worldview(model: self, figures: figures, spreads: spreads).behaviour(fee: fee)
    }
}

/// Reads a world's numbers out of its figures.
private struct Worldview {
    let model: EconomicModel
    let figures: [AssumptionKey: Double]
    let spreads: [AssumptionKey: Spread]

    func behaviour(fee: Double?) -> Behaviour {
        let basket = figure(.basket)
        let orders = figure(.orders)
        var uplift = figure(.uplift)
        if let members = figures[.memberOrders] {
            uplift = orders > 0 ? members / orders - 1 : 0
        }
        return Behaviour(
            currency: model.price.currency,
            fee: max(0, fee ?? model.price.amount),
            termMonths: model.price.termMonths,
            isPaidOnce: model.price.isLifetime,
            people: figure(.people),
            arrivals: figure(.arrivals),
            joiningMonths: model.joiningMonths,
            joining: joining,
            trial: trial,
            retention: retention,
            retentionIncludesFailures: model.retentionIncludesFailures,
            orders: spread(.orders),
            uplift: uplift,
            basket: basket,
            memberBasket: figures[.memberBasket] ?? basket,
            margin: figure(.margin),
            benefits: model.benefits.map(benefit),
            paymentFailure: figure(.paymentFailure),
            paymentRecovery: figure(.paymentRecovery),
            paymentRate: figure(.paymentRate),
            paymentCharge: figure(.paymentCharge),
            refunds: figure(.refunds),
            memberService: figure(.memberService),
            programmeCost: figure(.programmeCost),
            launchCost: figure(.launchCost),
            acquisition: figure(.acquisition),
            discountRate: figure(.discountRate)
        )
    }

    private func figure(_ key: AssumptionKey) -> Double {
        figures[key] ?? key.profile.fallback ?? 0
    }

    private func spread(_ key: AssumptionKey) -> Spread {
        let mean = figure(key)
        return spreads[key]?.withMean(mean) ?? Spread(.fixed(mean))
    }

    private var joining: Behaviour.Joining {
        switch model.joining {
        case .share:
            .share(figure(.joiningShare), selection: figure(.selection))
        case .byFee(let fees):
            .byFee(
                fees.enumerated().map { step, fee in
                    Behaviour.FeeStep(fee: fee, share: figure(.joiningStep(step)))
                },
                selection: figure(.selection)
            )
        case .selfSelection:
            .selfSelection(
                reach: figure(.reach),
                otherWorth: figure(.otherWorth),
                spread: figure(.worthSpread)
            )
        }
    }

    private var trial: Behaviour.Trial? {
        guard let length = model.plan.trial?.length, let takeUp = figures[.trialTakeUp] else {
            return nil
        }
        return Behaviour.Trial(
            months: length.months,
            delay: Int(length.months.rounded()),
            takeUp: takeUp,
            conversion: figure(.trialConversion)
        )
    }

    private var retention: Retention {
        switch model.retention {
        case .flat: .flat(figure(.renewal))
        case .byTerm(let count): .byTerm((1...max(1, count)).map { figure(.renewalAfter($0)) })
        case .shiftedBetaGeometric:
            .shiftedBetaGeometric(alpha: figure(.churnAlpha), beta: figure(.churnBeta))
        }
    }

    private func benefit(_ benefit: ModelBenefit) -> BenefitBehaviour {
        func own(_ figure: AssumptionKey.BenefitFigure) -> Double {
            self.figure(.benefit(benefit.id, figure))
        }
        let use: BenefitBehaviour.Use =
            switch benefit.counting {
            case .membership: .membership
            case .usesPerMonth: .monthly(spread(.benefit(benefit.id, .uses)))
            case .usesPerOrder: .orders(own(.uses))
            case .discount(let rate):
                .discount(rate: rate ?? own(.rate), eligible: own(.eligible))
            case .reward(let rate, let cap):
                .reward(
                    rate: rate ?? own(.rate),
                    eligible: own(.eligible),
                    redeemed: 1 - (figures[.benefit(benefit.id, .breakage)] ?? benefit.breakage),
                    cap: cap
                )
            }
        return BenefitBehaviour(
            id: benefit.id,
            name: benefit.name,
            use: use,
            isInTrial: benefit.isInTrial,
            uptake: own(.uptake),
            moreUse: own(.moreUse),
            unitCost: own(.unitCost),
            costAnyway: own(.costAnyway),
            feeForgone: own(.feeForgone),
            worth: figures[.benefit(benefit.id, .worth)] ?? benefit.useWorth,
            memberCost: own(.memberCost),
            memberWorth: figures[.benefit(benefit.id, .memberWorth)] ?? benefit.monthWorth,
            partnerFunding: own(.partnerFunding)
        )
    }
}

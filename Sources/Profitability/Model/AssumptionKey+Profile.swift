extension AssumptionKey {
    /// What a distribution of a figure describes.
    package enum Role: Hashable, Sendable {
        /// One value, which is not known for sure.
        case uncertain
        /// As many values as there are people; the mean is what the figure is.
        case acrossPeople
    }

    /// What a figure is: its name in files, its title, what it counts, what it may be.
    package struct Profile: Hashable, Sendable {
        package let path: String
        /// For people, as the row of a table.
        package let title: String
        package let measure: Measure
        /// What it may be, in the measure's base unit.
        package let range: ClosedRange<Double>
        /// What holds when a file does not give it; `nil` when something else stands in or it must.
        package let fallback: Double?

        init(
            _ path: String,
            _ title: String,
            _ measure: Measure,
            in range: ClosedRange<Double>? = nil,
            or fallback: Double? = nil
        ) {
            self.path = path
            self.title = title
            self.measure = measure
            self.range = range ?? measure.range
            self.fallback = fallback
        }
    }

    /// The name by which files, options and answers call it, as `orders.frequency`.
    package var path: String { profile.path }

    package var role: Role {
        if self == .orders { return .acrossPeople }
        if case .benefit(_, .uses) = self { return .acrossPeople }
        return .uncertain
    }

    package var profile: Profile {
        switch self {
        case .people: Profile("audience.people", "people who could join", .people, in: 1...1e10)
        case .arrivals:
            Profile("audience.arrivals", "new people a month", .peoplePerMonth, or: 0)
        case .discountRate: Profile("discount_rate", "discount rate", .sharePerYear, or: 0)
        case .joiningShare: Profile("joining.share", "share who join", .share)
        case .joiningStep(let step):
            Profile("joining.by_fee.\(step + 1)", "share who join at fee \(step + 1)", .share)
        case .selection: Profile("joining.selection", "use of joiners", .times, or: 1)
        case .reach: Profile("joining.reach", "share who weigh it up", .share, or: 1)
        case .otherWorth:
            Profile(
                "joining.other_worth",
                "worth beyond use",
                .moneyPerMonth,
                in: -1e9...1e9,
                or: 0
            )
        case .worthSpread:
            Profile("joining.worth_spread", "spread of worth", .moneyPerMonth, or: 0)
        case .trialTakeUp: Profile("trial.take_up", "share who begin with a trial", .share)
        case .trialConversion: Profile("trial.conversion", "trials that convert", .share)
        case .renewal: Profile("retention.rate", "renewal rate", .share)
        case .renewalAfter(let term):
            Profile("retention.by_term.\(term)", "renewal rate after term \(term)", .share)
        case .churnAlpha: Profile("retention.alpha", "alpha of the retention curve", .shape)
        case .churnBeta: Profile("retention.beta", "beta of the retention curve", .shape)
        case .orders:
            Profile("orders.frequency", "orders without the plan", .ordersPerMonth)
        case .uplift:
            Profile("orders.uplift", "uplift of orders", .uplift, or: 0)
        case .memberOrders:
            Profile("orders.members", "orders of members", .ordersPerMonth)
        case .basket: Profile("orders.basket", "basket", .moneyPerOrder)
        case .memberBasket: Profile("orders.member_basket", "basket of members", .moneyPerOrder)
        case .margin: Profile("orders.margin", "margin", .share)
        case .benefit(let id, let figure): figure.profile(of: id)
        case .paymentFailure: Profile("payments.failure", "charges that fail", .share, or: 0)
        case .paymentRecovery:
            Profile("payments.recovery", "failed charges recovered", .share, or: 0)
        case .paymentRate: Profile("payments.rate", "payment cost, share", .share, or: 0)
        case .paymentCharge:
            Profile("payments.charge", "payment cost, each charge", .moneyPerCharge, or: 0)
        case .refunds: Profile("refunds.share", "fees given back", .share, or: 0)
        case .memberService:
            Profile("service.member", "service cost of a member", .moneyPerMonth, or: 0)
        case .programmeCost:
            Profile("service.programme", "cost of the programme", .moneyPerMonth, or: 0)
        case .launchCost: Profile("service.launch", "cost of the launch", .money, or: 0)
        case .acquisition:
            Profile("acquisition.cost", "acquisition cost", .moneyPerJoiner, or: 0)
        }
    }
}

extension AssumptionKey.BenefitFigure {
    fileprivate func profile(of id: String) -> AssumptionKey.Profile {
        let (title, measure, fallback): (String, AssumptionKey.Measure, Double?) =
            switch self {
            case .uptake: ("uptake", .share, 1)
            case .uses: ("uses", .uses, nil)
            case .moreUse: ("more use after joining", .times, 1)
            case .unitCost: ("cost of a use", .moneyPerUse, 0)
            case .costAnyway: ("cost of a use anyway", .moneyPerUse, 0)
            case .feeForgone: ("fee forgone on a use", .moneyPerUse, 0)
            case .memberCost: ("cost of a member", .moneyPerMonth, 0)
            case .partnerFunding: ("share partners bear", .share, 0)
            case .worth: ("worth of a use", .moneyPerUse, nil)
            case .memberWorth: ("worth of having it", .moneyPerMonth, nil)
            case .rate: ("share off", .share, nil)
            case .eligible: ("share of spend covered", .share, 1)
            case .breakage: ("never redeemed", .share, 0)
            }
        return AssumptionKey.Profile(
            "benefits.\(id).\(rawValue)",
            "\(id): \(title)",
            measure,
            or: fallback
        )
    }
}

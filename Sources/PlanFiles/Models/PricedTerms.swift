import Membership
import Profitability

/// What a plan says of a benefit that a model need not say again.
struct PricedTerms {
    /// Whether the plan settles what share of purchases the benefit takes off.
    enum Price {
        /// It does.
        case share(ModelBenefit.Counting)
        /// It takes something off, but not one share; the model says how much on average.
        case unsettled(ModelBenefit.Counting)
        /// It takes nothing off.
        case none
    }

    let price: Price
    /// What a use, and a month of having it, are worth to a member, in major units; 0 when not known.
    let useWorth: Double
    let monthWorth: Double
    /// The share that is expected never to be taken.
    let breakage: Double

    init(_ benefit: Benefit, _ plan: Plan, _ currency: Currency?, _ termMonths: Double?) {
        price = Self.price(of: benefit.terms, termMonths)
        breakage = 0
        switch benefit.worth {
        case .use(let money) where money.currency == currency:
            (useWorth, monthWorth) = (money.majorUnits, 0)
        case .term(let money) where money.currency == currency:
            (useWorth, monthWorth) = (0, termMonths.map { money.majorUnits / $0 } ?? 0)
        case .use, .term, nil:
            (useWorth, monthWorth) = (0, 0)
        }
    }

    init(_ points: PointsRules, _ currency: Currency?) {
        let earned = points.earning.rates.first { $0.money.currency == currency }
        let cost =
            points.cost ?? points.redemptions.first { $0.value.money.currency == currency }?.value
        if let earned, let cost, cost.money.currency == currency {
            let each = cost.money.majorUnits / Double(cost.points)
            let rate = Double(earned.points) / earned.money.majorUnits * each
            price = .share(.reward(rate: rate, cap: nil))
        } else {
            price = .unsettled(.reward(rate: nil, cap: nil))
        }
        useWorth = 0
        monthWorth = 0
        breakage = Double(points.breakage?.basisPoints ?? 0) / 10_000
    }

    private static func price(of terms: BenefitTerms, _ termMonths: Double?) -> Price {
        switch terms {
        case .discount(let discount):
            switch discount.off {
            case .rate(let rate):
                .share(.discount(rate: Double(rate.basisPoints) / 10_000))
            case .amount, .ladder: .unsettled(.discount(rate: nil))
            }
        case .memberPrice: .unsettled(.discount(rate: nil))
        case .reward(let reward):
            .share(
                .reward(
                    rate: Double(reward.rate.basisPoints) / 10_000,
                    cap: cap(of: reward, termMonths)
                )
            )
        case .multiplier, .spendReward: .unsettled(.reward(rate: nil, cap: nil))
        case .access, .config, .quota, .shippingWaiver, .grantDrip, .serviceCredit, .priority,
            .guestPass, .draw, .donation, .feeWaiver:
            .none
        }
    }

    /// The cap of a reward that accrues over some time; one of each purchase, or for good, is left out.
    private static func cap(of reward: Reward, _ termMonths: Double?) -> ModelBenefit.Cap? {
        guard let cap = reward.cap, let window = reward.window else { return nil }
        let months: Double?
        switch window {
        case .once: months = nil
        case .term: months = termMonths
        case .membershipYear: months = 12
        case .every(let cadence): months = cadence.months
        case .calendar(.day): months = 1 / Cadence.daysPerMonth
        case .calendar(.month): months = 1
        case .calendar(.quarter): months = 3
        case .calendar(.year): months = 12
        }
        return months.map { ModelBenefit.Cap(amount: cap.majorUnits, months: $0) }
    }
}

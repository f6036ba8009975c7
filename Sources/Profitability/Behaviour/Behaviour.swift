package import Membership

/// What a model's people do and what that costs, as plain numbers: one of the worlds that may be.
///
/// - Shape: every figure has one value here; people still differ where a ``Spread`` says so.
/// - Units: money in major units of ``currency``, time in months, shares from 0 to 1.
package struct Behaviour: Hashable, Sendable {
    package let currency: Currency
    /// A term's, net of tax.
    package var fee: Double
    package let termMonths: Double
    /// Whether the fee is paid once for good; a term is then the time between two chances to leave.
    package let isPaidOnce: Bool
    /// How many people could join at the start, and how many more come each month.
    package let people: Double
    package let arrivals: Double
    /// Over how many months those who are there at the start join.
    package let joiningMonths: Int
    package let joining: Joining
    /// `nil` when the model has no trial.
    package let trial: Trial?
    package let retention: Retention
    /// Whether ``retention`` counts members lost to failed payments already.
    package let retentionIncludesFailures: Bool
    /// Orders a month without the plan.
    package let orders: Spread
    /// How much more a member orders, as a share of ``orders``; -1 or more.
    package var uplift: Double
    package let basket: Double
    package let memberBasket: Double
    package let margin: Double
    package let benefits: [BenefitBehaviour]
    package let paymentFailure: Double
    package let paymentRecovery: Double
    package let paymentRate: Double
    package let paymentCharge: Double
    package let refunds: Double
    package let memberService: Double
    package let programmeCost: Double
    package let launchCost: Double
    package let acquisition: Double
    /// A year's.
    package let discountRate: Double

    package init(
        currency: Currency,
        fee: Double,
        termMonths: Double,
        isPaidOnce: Bool,
        people: Double,
        arrivals: Double,
        joiningMonths: Int,
        joining: Joining,
        trial: Trial?,
        retention: Retention,
        retentionIncludesFailures: Bool,
        orders: Spread,
        uplift: Double,
        basket: Double,
        memberBasket: Double,
        margin: Double,
        benefits: [BenefitBehaviour],
        paymentFailure: Double,
        paymentRecovery: Double,
        paymentRate: Double,
        paymentCharge: Double,
        refunds: Double,
        memberService: Double,
        programmeCost: Double,
        launchCost: Double,
        acquisition: Double,
        discountRate: Double
    ) {
        self.currency = currency
        self.fee = fee
        self.termMonths = termMonths
        self.isPaidOnce = isPaidOnce
        self.people = people
        self.arrivals = arrivals
        self.joiningMonths = joiningMonths
        self.joining = joining
        self.trial = trial
        self.retention = retention
        self.retentionIncludesFailures = retentionIncludesFailures
        self.orders = orders
        self.uplift = uplift
        self.basket = basket
        self.memberBasket = memberBasket
        self.margin = margin
        self.benefits = benefits
        self.paymentFailure = paymentFailure
        self.paymentRecovery = paymentRecovery
        self.paymentRate = paymentRate
        self.paymentCharge = paymentCharge
        self.refunds = refunds
        self.memberService = memberService
        self.programmeCost = programmeCost
        self.launchCost = launchCost
        self.acquisition = acquisition
        self.discountRate = discountRate
    }

    /// How the share that joins depends on the fee.
    package enum Joining: Hashable, Sendable {
        /// `selection` is how many times as much joiners use as people on average.
        case share(Double, selection: Double)
        /// Fees of a term, rising, each with the share that joins.
        case byFee([FeeStep], selection: Double)
        /// A person joins with the probability `reach / (1 + exp((fee - worth) / spread))`, fee and
        /// worth a month's; at a spread of 0, exactly when the worth is at least the fee.
        case selfSelection(reach: Double, otherWorth: Double, spread: Double)
    }

    /// The share that joins at a fee.
    package struct FeeStep: Hashable, Sendable {
        package let fee: Double
        package let share: Double

        package init(fee: Double, share: Double) {
            self.fee = fee
            self.share = share
        }
    }

    /// Free time before the first charge.
    package struct Trial: Hashable, Sendable {
        /// Its length, and the whole months after which the first charge falls.
        package let months: Double
        package let delay: Int
        /// The share of joiners who begin with it, and the share of those who pay afterwards.
        package let takeUp: Double
        package let conversion: Double

        package init(months: Double, delay: Int, takeUp: Double, conversion: Double) {
            self.months = months
            self.delay = delay
            self.takeUp = takeUp
            self.conversion = conversion
        }
    }
}

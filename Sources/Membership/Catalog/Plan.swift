/// What a shop sells: prices, the rules by which they are billed, and the benefits they buy.
///
/// - Shape: one immutable version of a plan file. A changed file is a new version; members keep theirs.
/// - Invariants: at least one price; ids of prices and of benefits are unique within the plan;
///   dunning never outlasts the shortest term, so one term is in dispute at a time.
package struct Plan: Hashable, Sendable {
    /// The shop's name for the plan, as `prime`: lower-case letters, digits, `-`, `_`, `.`.
    package let id: String
    /// What members read.
    package let name: String
    /// One paragraph for people; may be empty.
    package let summary: String
    /// The one goal the plan is judged by.
    package let objective: Objective?
    package let prices: [Price]
    package let trial: Trial?
    package let billing: BillingRules
    package let dunning: DunningPolicy
    package let benefits: [Benefit]
    /// In the order of the file, which is the order in which they are tried.
    package let offers: [Offer]
    package let stacking: OfferStacking
    /// How dear the plan is meant to be: a change to a higher rank is an upgrade. `nil` leaves that to
    /// the price of a day.
    package let rank: Int?
    package let change: ChangeRules
    /// `nil` when a subscription may not be paused.
    package let pause: PauseRules?
    /// The first that fits a member decides; without one nothing is given back.
    package let refunds: [RefundRule]
    /// `nil` when the plan is not taxed.
    package let taxes: TaxRules?
    package let notices: NoticeRules
    /// How the benefits work together on one basket.
    package let checkout: CheckoutRules
    /// `nil` when the plan gives no points.
    package let points: PointsRules?
    /// `nil` when all members are alike.
    package let tiers: TierSet?
    /// `nil` when a membership is one person's.
    package let household: HouseholdRules?
    /// Who may show the membership at the till; `nil` when nobody asks.
    package let transferability: Transferability?
    package let admission: AdmissionRules
    package let referral: ReferralRules?
    /// The share of those who join that is kept out of the benefits for comparison; `nil` for none.
    package let controlGroup: Rate?

    package init(
        id: String,
        name: String,
        summary: String,
        objective: Objective?,
        prices: [Price],
        trial: Trial?,
        billing: BillingRules,
        dunning: DunningPolicy,
        benefits: [Benefit],
        offers: [Offer] = [],
        stacking: OfferStacking = .bestOf,
        rank: Int? = nil,
        change: ChangeRules = ChangeRules(),
        pause: PauseRules? = nil,
        refunds: [RefundRule] = [],
        taxes: TaxRules? = nil,
        notices: NoticeRules = .none,
        checkout: CheckoutRules = CheckoutRules(),
        points: PointsRules? = nil,
        tiers: TierSet? = nil,
        household: HouseholdRules? = nil,
        transferability: Transferability? = nil,
        admission: AdmissionRules = .open,
        referral: ReferralRules? = nil,
        controlGroup: Rate? = nil
    ) {
        self.id = id
        self.name = name
        self.summary = summary
        self.objective = objective
        self.prices = prices
        self.trial = trial
        self.billing = billing
        self.dunning = dunning
        self.benefits = benefits
        self.offers = offers
        self.stacking = stacking
        self.rank = rank
        self.change = change
        self.pause = pause
        self.refunds = refunds
        self.taxes = taxes
        self.notices = notices
        self.checkout = checkout
        self.points = points
        self.tiers = tiers
        self.household = household
        self.transferability = transferability
        self.admission = admission
        self.referral = referral
        self.controlGroup = controlGroup
    }

    /// The price with this id, or `nil` when the plan has none.
    package func price(_ id: String) -> Price? { prices.first { $0.id == id } }

    /// The offer with this id, or `nil` when the plan has none.
    package func offer(_ id: String) -> Offer? { offers.first { $0.id == id } }

    /// The benefit with this id, or `nil` when the plan does not promise it.
    package func benefit(_ id: String) -> Benefit? { benefits.first { $0.id == id } }
}

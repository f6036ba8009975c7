/// How points of a plan are earned, kept and spent.
package struct PointsRules: Hashable, Sendable {
    /// The programme; plans that name the same one share its balance.
    package let id: String
    /// What members read, as `miles`.
    package let name: String
    package let earning: PointsEarning
    package let expiry: PointsExpiry
    /// One plain conversion; more than one is worth a warning. Empty when points are only counted.
    package let redemptions: [PointsRedemption]
    /// Whether points of a purchase wait for the next one.
    package let redeemsFromNextPurchase: Bool
    /// What so many points are expected to cost: the liability in the books. `nil` keeps none.
    package let cost: PointsValue?
    /// The share that is expected never to be redeemed.
    package let breakage: Rate?
    /// Whether a return may take more than is left, so that the balance goes below zero.
    package let mayGoNegative: Bool
    /// Whether members of one household may give each other points.
    package let transfersInHousehold: Bool
    package let afterEnd: AfterEnd
    /// Where points are earned and spent beside the shop itself.
    package let partners: [PointsPartner]

    package init(
        id: String,
        name: String,
        earning: PointsEarning,
        expiry: PointsExpiry = PointsExpiry(),
        redemptions: [PointsRedemption] = [],
        redeemsFromNextPurchase: Bool = false,
        cost: PointsValue? = nil,
        breakage: Rate? = nil,
        mayGoNegative: Bool = false,
        transfersInHousehold: Bool = false,
        afterEnd: AfterEnd = .kept,
        partners: [PointsPartner] = []
    ) {
        self.id = id
        self.name = name
        self.earning = earning
        self.expiry = expiry
        self.redemptions = redemptions
        self.redeemsFromNextPurchase = redeemsFromNextPurchase
        self.cost = cost
        self.breakage = breakage
        self.mayGoNegative = mayGoNegative
        self.transfersInHousehold = transfersInHousehold
        self.afterEnd = afterEnd
        self.partners = partners
    }

    /// What becomes of points when the membership ends.
    package enum AfterEnd: Hashable, Sendable {
        case kept
        case forfeited
        case keptFor(Cadence)
    }
}

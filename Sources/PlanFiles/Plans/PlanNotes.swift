import Membership

/// What has been read so far that other parts of a file refer to.
///
/// A benefit may be named before it is written, so such names are noted and checked at the end.
final class PlanNotes {
    var prices: [PriceOutline] = []
    /// Whether the file has points, also points with something wrong in them.
    var hasPoints = false
    /// The first benefit with each id, of the plan or of a tier.
    private(set) var promises: [String: (kind: BenefitKind, place: Position)] = [:]
    /// Every id of a benefit that was written, in the order of the file.
    private(set) var benefitIDs: [String] = []
    /// Those of which a member has so many, and those too broken to tell.
    private(set) var countable: Set<String> = []
    /// Awards that give uses of a benefit.
    private(set) var uses: [(benefit: String, place: Position)] = []
    /// What stands there in points, each with what it would do.
    private(set) var pointsNeeded: [(what: String, place: Position)] = []

    /// The partners of the points, and the places where a limit names one.
    private(set) var partners: [String] = []
    private(set) var partnersNamed: [(partner: String, place: Position)] = []

    /// The currencies of the prices, by code.
    var currencies: [Currency] { Set(prices.compactMap(\.currency)).sorted() }

    func note(benefit id: String, kind: BenefitKind?, place: Position, terms: BenefitTerms?) {
        if !benefitIDs.contains(id) { benefitIDs.append(id) }
        if let kind, promises[id] == nil { promises[id] = (kind, place) }
        if terms?.isCounted ?? true { countable.insert(id) }
    }

    func note(usesOf benefit: String, place: Position) { uses.append((benefit, place)) }

    func note(points what: String, place: Position) { pointsNeeded.append((what, place)) }

    func note(partner id: String) { partners.append(id) }

    func note(partnerNamed partner: String, place: Position) {
        partnersNamed.append((partner, place))
    }
}

extension BenefitTerms {
    /// Whether a member has a number of uses of it, which may be added to.
    fileprivate var isCounted: Bool {
        switch self {
        case .quota(let quota): quota.amount != nil
        case .shippingWaiver(let waiver): waiver.times != nil
        case .guestPass(let pass): pass.visits != nil
        case .serviceCredit(let credit):
            if case .times = credit.extent { true } else { false }
        case .access, .config, .discount, .memberPrice, .reward, .multiplier, .grantDrip, .priority,
            .draw, .donation, .feeWaiver, .spendReward:
            false
        }
    }
}

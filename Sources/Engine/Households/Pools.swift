import Membership
import Store

/// Whose figures the use of shared memberships goes to.
///
/// A membership is one, however many share it: the uses it gives, the caps it has, and the spend that
/// its rewards, stamps and tiers go by are its owner's, whoever of the household uses it. Points,
/// certificates, things and fair use are each one's own. Who has a benefit of their own uses that one.
struct Pools {
    let member: MemberRow
    /// By the ids of benefits and tier sets.
    private var owners: [String: MemberRow] = [:]

    /// - Parameter memberships: all that give the member something, in the order of their age.
    init(
        of member: MemberRow,
        _ memberships: [CountedMembership],
        at instant: Instant,
        _ reader: Reader
    ) throws {
        self.member = member
        guard memberships.contains(where: { !$0.entitlement.isOwn }) else { return }
        var own: Set<String> = []
        var shared: [(name: String, owner: MemberID)] = []
        for membership in memberships where membership.entitlement.holds(at: instant) {
            let plan = membership.version.plan
            let names = plan.benefits(tier: membership.entitlement.tier).map(\.benefit.id)
            let sets = plan.tiers.map { [$0.id] } ?? []
            if membership.entitlement.isOwn {
                own.formUnion(names + sets)
            } else {
                let given = names.filter { plan.household?.shares($0) == true } + sets
                shared += given.map { ($0, membership.subscription.member) }
            }
        }
        for (name, owner) in shared where !own.contains(name) && owners[name] == nil {
            owners[name] = try owners.values.first { $0.id == owner } ?? reader.member(owner)
        }
    }

    /// The others whose figures are used, each once.
    var others: [MemberRow] {
        Dictionary(owners.values.map { ($0.id, $0) }, uniquingKeysWith: { $1 }).values
            .sorted { $0.id.number < $1.id.number }
    }

    /// Whose lots of a holding are used.
    func holder(of holding: Holding) -> MemberRow {
        switch holding.kind {
        case .uses: owners[holding.name] ?? member
        case .points, .certificate, .item: member
        }
    }

    /// Whose day rows a count is in.
    func holder(of key: TallyKey) -> MemberRow {
        switch key.kind {
        case .metric: owners[String(key.name.prefix { $0 != "/" })] ?? member
        case .spend, .items, .stamps, .saved, .issued, .donated, .waived:
            owners[key.name] ?? member
        case .used, .points, .tickets, .prizes, .referrals: member
        }
    }

    /// Whose figure an effect of a purchase changes; `nil` for one of all members together.
    func holder(of effect: PurchaseEffect) -> MemberRow? {
        switch effect {
        case .tally(let key, _): key.isOfAll ? nil : holder(of: key)
        case .use(let holding, _): holder(of: holding)
        case .points, .redeem, .certificate, .ticket: member
        }
    }
}

extension Engine {
    /// Whose figures a member's use of benefits goes to at an instant.
    func pools(of member: MemberRow, at instant: Instant, _ reader: Reader) throws -> Pools {
        let entitlements = try reader.entitlements(of: member.key)
        // Who shares with nobody needs no plan to be looked at.
        let memberships =
            entitlements.allSatisfy(\.isOwn)
            ? [] : try memberships(of: entitlements, at: instant, reader)
        return try Pools(of: member, memberships, at: instant, reader)
    }
}

import Membership
import Store

/// What points cost in the books: always what all that a member has of them costs, rounded as one.
extension Work {
    /// The rules of a programme for a member: those of the membership that counts, then of the latest
    /// there was, then of a plan on sale; `nil` when no plan knows the programme any more.
    func pointsRules(_ programme: String, of member: MemberRow) throws -> PointsRules? {
        let entitlements = try reader.entitlements(of: member.key).sorted {
            ($0.holds(at: now) ? 1 : 0, $0.source.subscription.number)
                > ($1.holds(at: now) ? 1 : 0, $1.source.subscription.number)
        }
        for entitlement in entitlements {
            let version = try engine.plans.version(entitlement.source.planVersion, reader)
            if let rules = version?.plan.points, rules.id == programme { return rules }
        }
        try engine.plans.refreshIfGrown(reader)
        return engine.plans.catalog.currentVersions.compactMap(\.plan.points)
            .first { $0.id == programme }
    }

    /// All that is left of a member's points, programme by programme; waiting and owed ones are in it.
    func outstandingPoints(of member: MemberID) throws -> [String: Int64] {
        var rows = Dictionary(
            try reader.lots(of: member).filter { $0.lot.holding.kind == .points }
                .map { ($0.id, $0.lot) },
            uniquingKeysWith: { $1 }
        )
        for row in changes.newLots + changes.lots
        where row.lot.member == member && row.lot.holding.kind == .points {
            rows[row.id] = row.lot
        }
        return rows.values.reduce(into: [:]) { $0[$1.holding.name, default: 0] += $1.remaining }
    }

    /// What a member's points are to cost in the books, and what the books say now.
    func pointsCost(
        of member: MemberRow,
        in currency: Currency
    ) throws -> (due: Int64, posted: Int64) {
        var due = Money.zero(currency)
        for (programme, points) in try outstandingPoints(of: member.id) {
            guard let rules = try pointsRules(programme, of: member),
                rules.cost?.money.currency == currency,
                let cost = try rules.liability(outstanding: points)
            else { continue }
            due = try due.adding(cost)
        }
        var posted = try reader.postedPoints(of: member.id)[currency] ?? 0
        for transfer in changes.transfers
        where transfer.member == member.id && transfer.amount.currency == currency {
            if transfer.credit == .pointsLiability { posted += transfer.amount.minorUnits }
            if transfer.debit == .pointsLiability { posted -= transfer.amount.minorUnits }
        }
        return (due.minorUnits, posted)
    }

    /// How much less a member's points cost now than the books say.
    func pointsCostReleased(_ member: MemberRow, in currency: Currency) throws -> Money {
        let cost = try pointsCost(of: member, in: currency)
        return Money(minorUnits: max(0, cost.posted - cost.due), currency: currency)
    }

    /// What a programme's points cost in: by its plan, and where that says no cost any more, what the books
    /// still say of the member's points.
    private func costCurrency(_ rules: PointsRules?, of member: MemberRow) throws -> Currency? {
        if let currency = rules?.cost?.money.currency { return currency }
        return try reader.postedPoints(of: member.id).filter { $0.value > 0 }.keys.min()
    }

    /// Points were given; a partner pays for those it gave.
    func postEarning(
        _ points: Int64,
        _ programme: String,
        _ partner: String?,
        _ member: MemberRow,
        _ lot: LotID,
        _ purchase: PurchaseID?,
        on day: CivilDate
    ) throws {
        guard let rules = try pointsRules(programme, of: member) else { return }
        try postCost(rules, member, lot, on: day)
        guard let purchase, let firm = partner.flatMap(rules.partner) else { return }
        post(
            Posting.partnerEarned(
                try firm.price.worth(points),
                partner: firm.id,
                member: member.id,
                purchase: purchase,
                on: day
            )
        )
    }

    /// Brings the books up to what a member's points cost after a lot was given.
    func postCost(
        _ rules: PointsRules,
        _ member: MemberRow,
        _ lot: LotID,
        on day: CivilDate
    ) throws {
        guard let currency = rules.cost?.money.currency else { return }
        let cost = try pointsCost(of: member, in: currency)
        let change = Money(minorUnits: cost.due - cost.posted, currency: currency)
        if change.isNegative {
            // A plan that changed may expect points to cost less than it did.
            let less = Money(minorUnits: 0 - change.minorUnits, currency: currency)
            post(Posting.pointsExpired(less, member: member.id, lot: lot, on: day))
        } else {
            post(Posting.pointsEarned(change, member: member.id, lot: lot, on: day))
        }
    }

    /// Points paid a part of a basket, at the shop's own till or at a partner's.
    func postRedemption(
        _ points: Int64,
        _ programme: String,
        _ partner: String?,
        _ member: MemberRow,
        _ purchase: PurchaseID,
        on day: CivilDate
    ) throws {
        guard let rules = try pointsRules(programme, of: member) else { return }
        if let firm = partner.flatMap(rules.partner) {
            let price = try firm.price.worth(points)
            let cost = try pointsCostReleased(member, in: price.currency)
            post(
                try Posting.partnerBurned(
                    cost: cost,
                    price: price,
                    partner: firm.id,
                    member: member.id,
                    purchase: purchase,
                    on: day
                )
            )
        } else if let currency = try costCurrency(rules, of: member) {
            post(
                Posting.pointsRedeemed(
                    try pointsCostReleased(member, in: currency),
                    member: member.id,
                    purchase: purchase,
                    on: day
                )
            )
        }
    }

    /// Points ran out, dwindled or were taken away.
    func postLoss(_ rules: PointsRules?, _ member: MemberRow, _ lot: LotID, on day: CivilDate)
        throws
    {
        guard let currency = try costCurrency(rules, of: member) else { return }
        let released = try pointsCostReleased(member, in: currency)
        post(Posting.pointsExpired(released, member: member.id, lot: lot, on: day))
    }
}

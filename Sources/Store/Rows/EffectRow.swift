package import Membership

/// What a purchase, or a reservation of one, does to one figure. Its number is its place in the list,
/// from 1.
package struct EffectRow: Hashable, Sendable {
    /// Whose figure it is: the member's, or the owner's of the household; `nil` for a count of all
    /// members together.
    package let member: MemberID?
    package let effect: PurchaseEffect
    /// The lot that was given; set exactly for points of a purchase, never in a reservation.
    package let lot: LotID?
    /// The places of the lines it stands on, from 0; `nil` for all of them.
    package let lines: [Int]?
    /// By what share a return undoes it.
    package let basis: ReturnBasis

    package init(
        member: MemberID?,
        effect: PurchaseEffect,
        lot: LotID? = nil,
        basis: ReturnBasis? = nil,
        lines: [Int]? = nil
    ) {
        self.member = member
        self.effect = effect
        self.lot = lot
        self.lines = lines
        self.basis = basis ?? effect.usualBasis
    }

    package init(member: MemberID?, _ booked: BookedEffect, lot: LotID? = nil) {
        self.init(
            member: member,
            effect: booked.effect,
            lot: lot,
            basis: booked.basis,
            lines: booked.lines
        )
    }

    /// As returns see it.
    package var booked: BookedEffect { BookedEffect(effect, basis: basis, lines: lines) }

    /// The lines' numbers, which count from 1.
    var storedLines: String? {
        lines.map { $0.map { "\($0 + 1)" }.joined(separator: ",") }
    }
}

extension PurchaseEffect {
    /// The columns of an effect behind its number and member, in their order.
    struct Stored {
        var kind: String
        var what: String?
        var name: String
        var currency: String?
        var amount: Int64
        var worth: Int64?
        var effectiveFrom: Int64?
        var expiresAt: Int64?
        var partner: String?
    }

    var stored: Stored {
        switch self {
        case .tally(let key, let amount):
            return Stored(kind: "tally", what: key.kind.rawValue, name: key.name, amount: amount)
        case .use(let holding, let amount):
            return Stored(
                kind: "use",
                what: holding.kind.rawValue,
                name: holding.name,
                currency: holding.currency?.code,
                amount: amount
            )
        case .points(let name, let amount, let effectiveFrom, let expiresAt, let partner):
            return Stored(
                kind: "points",
                name: name,
                amount: amount,
                effectiveFrom: effectiveFrom.milliseconds,
                expiresAt: expiresAt?.milliseconds,
                partner: partner
            )
        case .redeem(let name, let amount, let worth, let partner):
            return Stored(
                kind: "redeem",
                name: name,
                currency: worth.currency.code,
                amount: amount,
                worth: worth.minorUnits,
                partner: partner
            )
        case .certificate(let name, let amount):
            return Stored(
                kind: "certificate",
                name: name,
                currency: amount.currency.code,
                amount: amount.minorUnits
            )
        case .ticket(let name): return Stored(kind: "ticket", name: name, amount: 1)
        }
    }

    /// - Returns: `nil` for what ``stored`` never says.
    init?(_ stored: Stored) {
        let currency = stored.currency.flatMap { Currency($0) }
        switch stored.kind {
        case "tally":
            guard let kind = stored.what.flatMap(TallyKey.Kind.init) else { return nil }
            self = .tally(TallyKey(kind, stored.name), stored.amount)
        case "use":
            guard let kind = stored.what.flatMap(Holding.Kind.init) else { return nil }
            self = .use(Holding(kind, stored.name, currency: currency), stored.amount)
        case "points":
            guard let from = stored.effectiveFrom else { return nil }
            self = .points(
                stored.name,
                stored.amount,
                effectiveFrom: Instant(milliseconds: from),
                expiresAt: stored.expiresAt.map(Instant.init(milliseconds:)),
                partner: stored.partner
            )
        case "redeem":
            guard let worth = stored.worth, let currency else { return nil }
            self = .redeem(
                stored.name,
                stored.amount,
                worth: Money(minorUnits: worth, currency: currency),
                partner: stored.partner
            )
        case "certificate":
            guard let currency else { return nil }
            self = .certificate(
                stored.name,
                Money(minorUnits: stored.amount, currency: currency)
            )
        case "ticket": self = .ticket(stored.name)
        default: return nil
        }
    }
}

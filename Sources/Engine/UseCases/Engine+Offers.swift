import Membership
import Store

/// What it depends on which offers a new subscription takes.
struct Offering {
    let version: PlanVersion
    let price: Price
    let member: MemberID
    /// All subscriptions of the member so far, oldest first.
    let past: [SubscriptionRow]
    /// One of these that gives way to the new one.
    let replaced: SubscriptionID?
    let startsOn: CivilDate
}

extension Engine {
    /// The offers that a new subscription takes, in the order of the plan file: those that fit by
    /// themselves, and the one that the code is for.
    ///
    /// - Throws: ``Refusal/unknownOffer``, ``Refusal/offerNotOpen``, ``Refusal/offerUsedUp`` for a
    ///   code; an offer without one that does not fit is left out.
    func offers(
        _ offering: Offering,
        code: String?,
        _ reader: Reader
    ) throws -> [TakenOffer] {
        let offers = offering.version.plan.offers
        let coded = try code.map { try offer($0, offering, reader) }
        guard !offers.isEmpty else { return [] }
        let lastDay = try lastDay(offering, reader)
        return try offers.compactMap { offer in
            switch offer.audience {
            case .code: guard offer.id == coded?.id else { return nil }
            case .firstTime: guard lastDay == nil else { return nil }
            case .lapsed(let days):
                guard let lastDay, lastDay.days(until: offering.startsOn) > days else { return nil }
            }
            guard offering.fits(offer), try !isUsedUp(offer, offering, reader) else { return nil }
            return TakenOffer(offer: offer.applied, code: offer.id == coded?.id ? code : nil)
        }
    }

    /// The offer that a code is for.
    private func offer(_ code: String, _ offering: Offering, _ reader: Reader) throws -> Offer {
        let plan = offering.version.plan
        let meant = plan.offers.filter { $0.audience == .code(code) }
        guard !meant.isEmpty else { throw Refused(.unknownOffer, "\(code) for \(plan.id)") }
        guard let offer = meant.first(where: offering.fits) else {
            throw Refused(
                .offerNotOpen,
                "\(code) for \(plan.id) \(offering.price.id) on \(offering.startsOn)"
            )
        }
        guard try !isUsedUp(offer, offering, reader) else { throw Refused(.offerUsedUp, code) }
        return offer
    }

    /// Whether an offer has been taken as often as it may be, by everybody or by this member.
    ///
    /// A subscription that was over before it was ever billed has used none up, and neither has one
    /// that was given back whole.
    private func isUsedUp(_ offer: Offer, _ offering: Offering, _ reader: Reader) throws -> Bool {
        var uses = try reader.offerUses(
            plan: offering.version.plan.id,
            offer: offer.id,
            by: offering.member
        )
        if let replaced = offering.replaced,
            try reader.offers(of: replaced).contains(where: { $0.offer.id == offer.id })
        {
            uses.total -= 1
            uses.byMember -= 1
        }
        let isTakenUp = { (uses: (total: Int, byMember: Int)) in
            uses.byMember >= offer.limitPerMember || offer.limit.map { uses.total >= $0 } ?? false
        }
        guard isTakenUp(uses) else { return false }
        let takers = try reader.takersWithoutTime(
            plan: offering.version.plan.id,
            offer: offer.id
        )
        for row in takers where try wasGivenBack(row, reader) {
            uses.total -= 1
            if row.member == offering.member { uses.byMember -= 1 }
        }
        return isTakenUp(uses)
    }

    /// Whether a subscription was given back as if it had never been: all its paid time and all that
    /// was paid went back, and no benefit was used.
    private func wasGivenBack(_ row: SubscriptionRow, _ reader: Reader) throws -> Bool {
        guard case .ended(let reason, _) = row.state, reason == .refunded || reason == .canceled,
            let paidUntil = row.paidUntil, paidUntil <= row.firstBilledOn,
            row.importedUntil == nil,
            try benefitsUsed(of: row, from: row.startsOn, reader).count == 0
        else { return false }
        let paid = try reader.invoices(of: row).filter {
            $0.state == .paid && $0.amount.isPositive
        }
        return try !paid.isEmpty
            && paid.allSatisfy { invoice in
                let given = try reader.creditNotes(of: invoice.id).map { try $0.total() }
                return try given.reduce(Money.zero(invoice.amount.currency)) {
                    try $0.adding($1)
                } == invoice.amount
            }
    }

    /// The first day on which the member no longer had paid time of the plan; `nil` when they never
    /// had any. What others paid for them counts for nothing here.
    private func lastDay(_ offering: Offering, _ reader: Reader) throws -> CivilDate? {
        let plan = offering.version.plan.id
        var days: [CivilDate] = []
        for row in offering.past where row.origin.isOwn {
            guard row.termsBilled > 0 || row.importedUntil != nil,
                try !wasGivenBack(row, reader)
            else { continue }
            if row.plan == plan {
                if let day = row.paidUntil { days.append(day) }
                continue
            }
            // It may have been a subscription to this plan before it changed.
            guard row.series > 0 else { continue }
            for change in try reader.changes(of: row.id) where change.state == .applied {
                guard try plans.priced(change.from, reader).plan.id == plan else { continue }
                days.append(change.effectiveOn)
            }
        }
        return days.max()
    }
}

extension Offer {
    /// What a subscription has of it that takes it when it begins.
    var applied: AppliedOffer {
        AppliedOffer(
            id: id,
            kind: audience.kind,
            effect: effect,
            firstTerm: 0,
            terms: terms
        )
    }
}

extension Offering {
    /// Whether an offer is for this price and open on the first day.
    func fits(_ offer: Offer) -> Bool {
        offer.isOpen(on: startsOn) && offer.covers(price: price.id)
    }
}

extension SubscriptionOrigin {
    /// Whether the member came by it alone.
    fileprivate var isOwn: Bool {
        switch self {
        case .started, .imported, .fallback: true
        case .gift, .complimentary: false
        }
    }
}

extension Work {
    /// Writes down which offers a new subscription takes.
    func take(_ offers: [TakenOffer], _ row: SubscriptionRow) {
        for (index, taken) in offers.enumerated() {
            changes.offers.append(
                AppliedOfferRow(
                    subscription: row.id,
                    number: index + 1,
                    offer: taken.offer,
                    code: taken.code,
                    plan: row.plan,
                    member: row.member,
                    appliedAt: now
                )
            )
            note(
                JournalEntry(
                    kind: JournalKind.offerTaken,
                    member: row.member,
                    subscription: row.id,
                    data: JournalData.object {
                        $0.text("offer", taken.offer.id)
                        $0.text("kind", taken.offer.kind.rawValue)
                    }
                )
            )
        }
    }
}

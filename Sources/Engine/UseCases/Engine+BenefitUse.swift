package import Membership
import Store

extension Engine {
    /// Counts one use of a benefit: rules that refund unused terms look at it, and so do reports.
    ///
    /// - Parameters:
    ///   - value: what it was worth to the member; `nil` when nobody knows.
    ///   - reference: the shop's own, as an order's number; what comes again counts once.
    /// - Throws: ``Refusal/unknownBenefit`` when no subscription promises it,
    ///   ``Refusal/notInThisState`` when none gives it now.
    package func useBenefit(
        member: String,
        benefit: String,
        value: Money? = nil,
        reference: String? = nil
    ) throws -> BenefitUseView {
        try store.write {
            try useBenefit(member: member, benefit: benefit, value: value, reference: reference, $0)
        }
    }

    /// As ``useBenefit(member:benefit:value:reference:)``, once for a key.
    package func useBenefit(
        member: String,
        benefit: String,
        value: Money?,
        reference: String?,
        once request: OnceRequest,
        render: (BenefitUseView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(
                try useBenefit(
                    member: member,
                    benefit: benefit,
                    value: value,
                    reference: reference,
                    $0
                )
            )
        }
    }

    private func useBenefit(
        member key: String,
        benefit: String,
        value: Money?,
        reference: String?,
        _ writer: Writer
    ) throws -> BenefitUseView {
        let reader = writer.reader
        let member = try find(key, reader)
        let now = try now(reader)
        let row = try using(benefit, member: key, at: now, reader)
        if let value {
            guard !value.isNegative else {
                throw Refused(.amountNotPositive, value.description)
            }
            guard value.minorUnits <= Self.largestAmount else {
                throw Refused(.amountTooLarge, value.description)
            }
            let currency = try plans.priced(row.priceVersion, reader).row.version.amount.currency
            guard value.currency == currency else {
                throw Refused(.currencyDiffers, "\(row.id) is in \(currency)")
            }
        }
        let isKnown = try reference.map { reference in
            try reader.hasBenefitUse(of: row.id, benefit, reference: reference)
        }
        if isKnown != true {
            var changes = ChangeSet(at: now, actor: actor)
            changes.benefitUses.append(
                BenefitUseRow(
                    member: member.id,
                    subscription: row.id,
                    benefit: benefit,
                    usedAt: now,
                    day: try calendars.calendar(row.zone).day(of: now),
                    value: value,
                    reference: reference
                )
            )
            changes.journal.append(
                JournalEntry(
                    kind: JournalKind.benefitUsed,
                    member: member.id,
                    subscription: row.id,
                    data: JournalData.object { data in
                        data.text("benefit", benefit)
                        if let value { data.money("value", value) }
                    }
                )
            )
            try writer.apply(changes)
        }
        return BenefitUseView(
            member: key,
            benefit: benefit,
            subscription: row.id,
            isNew: isKnown != true,
            value: value,
            reference: reference
        )
    }

    /// The subscription through which a member has a benefit now; of several the latest.
    private func using(
        _ benefit: String,
        member: String,
        at now: Instant,
        _ reader: Reader
    ) throws -> SubscriptionRow {
        let promised = try reader.entitlements(of: member).filter { entitlement in
            try plans.version(entitlement.source.planVersion, reader)?.plan.benefit(benefit) != nil
        }
        guard !promised.isEmpty else { throw Refused(.unknownBenefit, "\(benefit) to \(member)") }
        let held = promised.filter { $0.validFrom <= now && now < $0.validUntil }
        guard let source = held.map(\.source.subscription).max(),
            let row = try reader.subscription(source)
        else {
            let last = promised.map(\.source.subscription).max()
            let state = try last.flatMap(reader.subscription)?.state.name.rawValue ?? ""
            throw Refused(.notInThisState, "\(last?.description ?? "") is \(state)")
        }
        return row
    }

    /// How often a member used benefits in the last twelve months, and in the busiest twelve months
    /// there ever were.
    package func benefitUses(of member: String) throws -> [BenefitUsesView] {
        try store.read { reader in
            let row = try find(member, reader)
            let today = try calendars.calendar(row.zone ?? calendar.name).day(of: now(reader))
            let since = CivilDate(
                clampingYear: today.year - 1,
                month: today.month,
                day: today.day
            ).adding(days: 1)
            let uses = try reader.benefitUses(of: row.id)
            return Dictionary(grouping: uses, by: \.benefit).sorted { $0.key < $1.key }
                .map { benefit, uses in
                    let recent = uses.filter { $0.day >= since && $0.day <= today }
                    return BenefitUsesView(
                        benefit: benefit,
                        since: since,
                        count: recent.count,
                        values: Self.sums(recent.compactMap(\.value)),
                        most: Self.busiest(uses.map(\.day)),
                        lastUsedAt: uses.map(\.usedAt).max()
                    )
                }
        }
    }

    /// One sum a currency, in order of the codes.
    private static func sums(_ amounts: [Money]) -> [Money] {
        Dictionary(grouping: amounts, by: \.currency).compactMap { try? Money.sum($0.value) }
            .sorted { $0.currency.code < $1.currency.code }
    }

    /// The most uses in any twelve months.
    private static func busiest(_ days: [CivilDate]) -> Int {
        let days = days.sorted()
        var (most, first) = (0, 0)
        for (index, day) in days.enumerated() {
            let since = CivilDate(clampingYear: day.year - 1, month: day.month, day: day.day)
            while days[first] <= since { first += 1 }
            most = max(most, index - first + 1)
        }
        return most
    }
}

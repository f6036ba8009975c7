package import Membership
import Store

/// What members used, looked back on.
extension Engine {
    /// At most `limit` uses of a member's benefits, newest first, with what came back of each.
    package func benefitHistory(
        of member: String,
        before cursor: BenefitUseID? = nil,
        limit: Int
    ) throws -> [BenefitUseView] {
        try store.read { reader in
            let row = try find(member, reader)
            return try reader.benefitUses(of: row.id, before: cursor, limit: limit).map { use in
                try view(use, of: member, isNew: false, nil, reader)
            }
        }
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

import Membership
import Store

extension Engine {
    /// How often a subscription's benefits were used from a day on, and what that was worth, one sum a
    /// currency: what the shop told, and what checkouts took off or counted.
    func benefitsUsed(
        of row: SubscriptionRow,
        from day: CivilDate,
        _ reader: Reader
    ) throws -> (count: Int, values: [Money]) {
        var (count, values) = try reader.benefitUses(of: row.id, from: day)
        let plan = try plans.priced(row.priceVersion, reader).plan
        let promised = Set(
            (plan.benefits + (plan.tiers?.tiers ?? []).flatMap(\.benefits)).map(\.id)
        )
        let bought = try reader.purchaseUses(of: row.member, besides: row.id, from: day)
        for uses in bought where promised.contains(uses.benefit) {
            count += uses.count
            if let place = values.firstIndex(where: { $0.currency == uses.saved.currency }) {
                values[place] = try values[place].adding(uses.saved)
            } else {
                values.append(uses.saved)
            }
        }
        return (count, values)
    }
}

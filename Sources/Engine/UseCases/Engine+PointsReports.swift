package import Membership
import Store

extension Engine {
    /// What points cost and how many are expected to lapse, programme by programme.
    package func pointsReport() throws -> PointsReport {
        try store.read { reader in
            let work = try Work(self, reader, now: now(reader))
            let rows = try reader.outstandingPoints()
            let names = try Set(rows.map(\.programme)).union(knownProgrammes(reader)).sorted()
            return PointsReport(
                lines: try names.map { name in
                    let own = rows.filter { $0.programme == name }
                    var liability: Money?
                    for row in own {
                        guard let member = try reader.member(row.member),
                            let rules = try work.pointsRules(name, of: member),
                            let cost = try rules.liability(outstanding: row.points)
                        else { continue }
                        liability = try liability?.adding(cost) ?? cost
                    }
                    let outstanding = own.reduce(0) { $0 + max(0, $1.points) }
                    let settled = try reader.settledPoints(of: name)
                    return PointsReport.Line(
                        programme: name,
                        members: own.count,
                        outstanding: outstanding,
                        liability: liability,
                        redeemed: settled.redeemed,
                        lapsed: settled.lapsed,
                        breakage: BreakageEstimate(
                            prior: rules(of: name)?.breakage,
                            redeemed: settled.redeemed,
                            lapsed: settled.lapsed,
                            outstanding: outstanding
                        )
                    )
                }
            )
        }
    }

    /// What partners owe for points they gave, and are owed for points they took, on the days of a period.
    package func settlementReport(_ period: Period) throws -> SettlementReport {
        try store.read { reader in
            _ = try knownProgrammes(reader)
            let rows = try reader.partnerPoints(in: period)
            return SettlementReport(
                period: period,
                programmes: try Set(rows.map(\.programme)).sorted().compactMap { name in
                    guard let rules = rules(of: name) else { return nil }
                    let movements = rows.filter { $0.programme == name }.map {
                        PartnerSettlement.Movement(
                            partner: $0.partner,
                            earned: $0.earned,
                            burned: $0.burned
                        )
                    }
                    return SettlementReport.Programme(
                        programme: name,
                        settlement: try rules.settlement(movements)
                    )
                }
            )
        }
    }

    /// The programmes of the plans on sale.
    private func knownProgrammes(_ reader: Reader) throws -> Set<String> {
        try plans.refreshIfGrown(reader)
        return Set(plans.catalog.currentVersions.compactMap(\.plan.points?.id))
    }

    private func rules(of programme: String) -> PointsRules? {
        plans.catalog.currentVersions.compactMap(\.plan.points).first { $0.id == programme }
    }
}

package import Membership
package import Profitability
import Store

extension Engine {
    /// How many memberships went on, by month of joining and number of term.
    ///
    /// - Parameters:
    ///   - asOf: the day looked at; today when left out.
    ///   - plan: only memberships that began with this plan.
    /// - Throws: ``Refusal/dayInFuture``, ``Refusal/unknownPlan``.
    package func retentionReport(asOf: CivilDate?, plan: String?) throws -> LiveReport {
        try store.read { reader in
            let asOf = try reportDay(asOf, plan: plan, reader)
            var table = RetentionTable(asOf: asOf, plan: plan)
            try eachHistory(reader) { table.add($0) }
            return LiveReport(
                name: "retention",
                title: "Retention by cohort",
                from: nil,
                to: asOf.adding(days: 1),
                tables: [Self.survivalTable(table), Self.stepTable(table)],
                conventions: [
                    "A cohort is the memberships whose first paid term began in the month. "
                        + "Term 1 is the first paid term; trials come before it.",
                    "The share of term n is the product of the renewal rates up to it, each over "
                        + "the memberships that had come to that renewal: young memberships count "
                        + "for the terms they have reached.",
                    "A renewal counts when its term is paid. A membership lost is one that ended; "
                        + "one whose renewal is neither paid nor given up counts in neither.",
                ]
            )
        }
    }

    /// The share of expired terms that were renewed, as the largest warehouse club states it.
    ///
    /// - Throws: ``Refusal/dayInFuture``, ``Refusal/unknownPlan``.
    package func renewalRateReport(asOf: CivilDate?) throws -> LiveReport {
        try store.read { reader in
            let asOf = try reportDay(asOf, plan: nil, reader)
            let ids = Set(plans.catalog.versions.values.map(\.plan.id)).sorted()
            var rates = [RenewalRate(asOf: asOf)] + ids.map { RenewalRate(asOf: asOf, plan: $0) }
            try eachHistory(reader) { history in
                for place in rates.indices { rates[place].add(history) }
            }
            var table = LiveTable(
                "plans",
                "Renewal rate",
                [
                    .text("plan"), .figure("expired"), .figure("renewed_in_time"),
                    .figure("renewed_late"), .figure("rate"),
                ],
                empty: "No term expired seven to eighteen months ago."
            )
            for rate in rates where rate.expired > 0 {
                table.add([
                    .text(rate.plan ?? "all"), .count(rate.expired), .count(rate.renewedInTime),
                    .count(rate.renewedLate), .share(orNone: rate.rate),
                ])
            }
            let window = rates[0].expiries
            return LiveReport(
                name: "renewal-rate",
                title: "Renewal rate",
                from: window.start,
                to: window.end,
                tables: [table],
                conventions: [
                    "Of the paid terms that ended from \(window.start) until \(window.end), those "
                        + "followed by another paid term within \(RenewalRate.lateMonths) months, "
                        + "on the same day in time and later late.",
                    "The line of a plan counts renewals with that plan; the line of all counts "
                        + "those with any.",
                ]
            )
        }
    }

    /// What the members of each month of joining have paid since.
    ///
    /// - Throws: ``Refusal/dayInFuture``.
    package func cohortValueReport(asOf: CivilDate?) throws -> LiveReport {
        try store.read { reader in
            let asOf = try reportDay(asOf, plan: nil, reader)
            var values: [Currency: CohortValue] = [:]
            try eachHistory(reader) { history in
                values[
                    history.currency,
                    default: CohortValue(asOf: asOf, currency: history.currency)
                ].add(history)
            }
            var table = LiveTable(
                "cohorts",
                "Fees paid by cohort",
                [
                    .text("joined"), .text("currency"), .figure("members"), .figure("paid"),
                    .figure("per_member"), .figure("first_12_months"),
                ],
                empty: "Nobody has paid for a membership yet."
            )
            var curves = LiveTable(
                "curves",
                "Fees paid by a member, up to and with each month",
                [
                    .text("joined"), .text("currency"), .figure("month"), .figure("per_member"),
                ],
                empty: "Nobody has paid for a membership yet."
            )
            for (currency, value) in values.sorted(by: { $0.key.code < $1.key.code }) {
                for cohort in value.cohorts {
                    let sums = cohort.perMember
                    let paid = cohort.paid.reduce(0, +)
                    table.add([
                        .month(cohort.joined), .text(currency.code), .count(cohort.members),
                        .money(Money(minorUnits: paid, currency: currency)),
                        sums.last.map { .meanMoney($0, currency) } ?? .none,
                        sums.count < 12 ? .none : .meanMoney(sums[11], currency),
                    ])
                    for (month, sum) in sums.enumerated() {
                        curves.add([
                            .month(cohort.joined), .text(currency.code), .count(month + 1),
                            .meanMoney(sum, currency),
                        ])
                    }
                }
            }
            return LiveReport(
                name: "ltv",
                title: "Value by cohort",
                from: nil,
                to: asOf.adding(days: 1),
                tables: [table, curves],
                conventions: [
                    "A cohort is the members whose first paid term began in the month; month 1 is "
                        + "that month. What is paid counts in the month its term begins.",
                    "Fees are without tax and after offers; what was given back later is not taken "
                        + "off, and no cost is. Nothing is discounted: these are sums, not a "
                        + "forecast.",
                ]
            )
        }
    }

    /// The day a report is asked for.
    func reportDay(_ asOf: CivilDate?, plan: String?, _ reader: Reader) throws -> CivilDate {
        let today = calendar.day(of: try now(reader))
        let asOf = asOf ?? today
        guard asOf <= today else { throw Refused(.dayInFuture, "\(asOf)") }
        try plans.refreshIfGrown(reader)
        if let plan, !plans.catalog.versions.values.contains(where: { $0.plan.id == plan }) {
            throw Refused(.unknownPlan, plan)
        }
        return asOf
    }

    private static func survivalTable(_ retention: RetentionTable) -> LiveTable {
        var table = LiveTable(
            "cohorts",
            "The share of a cohort in each term",
            [
                .text("joined"), .figure("members"), .figure("term"), .figure("reached"),
                .figure("renewed"), .figure("survival"),
            ],
            empty: "Nobody has paid for a membership yet."
        )
        for cohort in retention.cohorts {
            for (place, share) in cohort.survival.enumerated() {
                let step = place == 0 ? nil : cohort.steps[place - 1]
                table.add([
                    .month(cohort.joined), .count(cohort.members), .count(place + 1),
                    step.map { .count($0.reached) } ?? .none,
                    step.map { .count($0.renewed) } ?? .none, .share(share),
                ])
            }
        }
        return table
    }

    private static func stepTable(_ retention: RetentionTable) -> LiveTable {
        var table = LiveTable(
            "terms",
            "All cohorts, term by term",
            [
                .figure("term"), .figure("reached"), .figure("renewed"), .figure("rate"),
                .figure("survival"),
            ],
            empty: "No term has come to its end yet."
        )
        var share = 1.0
        for (place, step) in retention.all.enumerated() {
            guard let rate = step.rate else { break }
            share *= rate
            table.add([
                .count(place + 2), .count(step.reached), .count(step.renewed), .share(rate),
                .share(share),
            ])
        }
        return table
    }
}

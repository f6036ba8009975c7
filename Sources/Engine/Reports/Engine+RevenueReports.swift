import Membership
package import Profitability
import Store

extension Engine {
    /// Monthly recurring revenue, month by month: what came, grew, shrank and left.
    ///
    /// - Throws: ``Refusal/dayInFuture``.
    package func mrrReport(_ asked: ReportPeriod) throws -> LiveReport {
        try store.read { reader in
            let days = try asked.days(reader, today: calendar.day(of: now(reader)))
            let parts = days.months
            var bridges: [Currency: [MRRBridge]] = [:]
            var totals: [Currency: MRRBridge] = [:]
            try eachHistory(reader) { history in
                let currency = history.currency
                var months =
                    bridges[currency] ?? parts.map { MRRBridge(currency: currency, days: $0) }
                for place in months.indices { months[place].add(history) }
                bridges[currency] = months
                totals[currency, default: MRRBridge(currency: currency, days: days)].add(history)
            }
            let currencies = bridges.keys.sorted { $0.code < $1.code }
            return LiveReport(
                name: "mrr",
                title: "Monthly recurring revenue",
                from: days.start,
                to: days.end,
                tables: [
                    Self.bridgeTable(currencies.flatMap { bridges[$0] ?? [] }),
                    Self.ratioTable(currencies.compactMap { totals[$0] }),
                    Self.memberTable(currencies.flatMap { bridges[$0] ?? [] }),
                ],
                conventions: Self.revenueConventions
            )
        }
    }

    private static let revenueConventions = [
        "MRR is the price of a term without tax and after offers over its months: an annual fee "
            + "over twelve; a term of days or weeks as so many of 365.25 days. A fee for life has "
            + "none.",
        "A term counts from its first day. One that is billed and not paid counts until the "
            + "membership ends, if an earlier one was paid; trials, rests and memberships that "
            + "were never paid count nothing.",
        "start + new + expansion + reactivation - contraction - churned = end, per member: what a "
            + "member moves between plans or subscriptions is expansion or contraction.",
        "ARR = 12 x end. NRR = (start + expansion - contraction - churned) / start. "
            + "GRR = (start - contraction - churned) / start. "
            + "Quick ratio = (new + expansion + reactivation) / (contraction + churned); "
            + "reactivation is among the gains.",
        "Churn is involuntary when the last subscription ended for nonpayment. Member churn is the "
            + "share of the members of the start who pay nothing at the end.",
    ]

    private static func bridgeTable(_ bridges: [MRRBridge]) -> LiveTable {
        var table = LiveTable(
            "months",
            "MRR month by month",
            [
                .text("from"), .text("to"), .text("currency"), .figure("start"), .figure("new"),
                .figure("expansion"), .figure("reactivation"), .figure("contraction"),
                .figure("churned"), .figure("end"),
            ],
            empty: "Nobody has paid for a membership yet."
        )
        for bridge in bridges {
            let money = { (units: Int64) in
                LiveTable.Cell.money(Money(minorUnits: units, currency: bridge.currency))
            }
            table.add([
                .day(bridge.days.start), .day(bridge.days.end), .text(bridge.currency.code),
                money(bridge.start), money(bridge.new), money(bridge.expansion),
                money(bridge.reactivation), money(bridge.contraction), money(bridge.churned),
                money(bridge.end),
            ])
        }
        return table
    }

    private static func ratioTable(_ totals: [MRRBridge]) -> LiveTable {
        var table = LiveTable(
            "period",
            "The whole period",
            [
                .text("currency"), .figure("start"), .figure("new"), .figure("expansion"),
                .figure("reactivation"), .figure("contraction"), .figure("churned"),
                .figure("end"), .figure("arr", "ARR"), .figure("nrr", "NRR"),
                .figure("grr", "GRR"), .figure("quick_ratio"), .figure("revenue_churn"),
                .figure("churned_involuntarily"),
            ],
            empty: "There is no period to add up."
        )
        for bridge in totals {
            let money = { (units: Int64) in
                LiveTable.Cell.money(Money(minorUnits: units, currency: bridge.currency))
            }
            table.add([
                .text(bridge.currency.code), money(bridge.start), money(bridge.new),
                money(bridge.expansion), money(bridge.reactivation), money(bridge.contraction),
                money(bridge.churned), money(bridge.end),
                bridge.annual.map(money) ?? .none, .share(orNone: bridge.netRetention),
                .share(orNone: bridge.grossRetention), .number(orNone: bridge.quickRatio),
                .share(orNone: bridge.revenueChurn), money(bridge.churnedInvoluntarily),
            ])
        }
        return table
    }

    private static func memberTable(_ bridges: [MRRBridge]) -> LiveTable {
        var table = LiveTable(
            "members",
            "Paying members month by month",
            [
                .text("from"), .text("to"), .text("currency"), .figure("start"), .figure("new"),
                .figure("reactivated"), .figure("churned"), .figure("voluntary"),
                .figure("involuntary"), .figure("end"), .figure("member_churn"),
            ],
            empty: "Nobody has paid for a membership yet."
        )
        for bridge in bridges {
            table.add([
                .day(bridge.days.start), .day(bridge.days.end), .text(bridge.currency.code),
                .count(bridge.membersAtStart), .count(bridge.newMembers),
                .count(bridge.reactivatedMembers), .count(bridge.churnedMembers),
                .count(bridge.churnedMembers - bridge.involuntaryMembers),
                .count(bridge.involuntaryMembers), .count(bridge.membersAtEnd),
                .share(orNone: bridge.memberChurn),
            ])
        }
        return table
    }
}

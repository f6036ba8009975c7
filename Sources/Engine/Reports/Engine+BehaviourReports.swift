package import Membership
package import Profitability
import Store

extension Engine {
    /// What members drew out of their benefits against what they paid.
    ///
    /// - Throws: ``Refusal/dayInFuture``.
    package func useReport(_ asked: ReportPeriod) throws -> LiveReport {
        try store.read { reader in
            let days = try asked.days(reader, today: calendar.day(of: now(reader)))
            var fees: [Person: Int64] = [:]
            try eachHistory(reader) { history in
                let paid = history.terms
                    .filter { $0.isPaid && days.contains($0.period.start) }
                    .reduce(0) { $0 + $1.net }
                if paid > 0 || history.monthlyRevenue(on: days.end.adding(days: -1)) > 0 {
                    fees[
                        Person(name: history.member, currency: history.currency.code),
                        default: 0
                    ] += paid
                }
            }
            let names = try reader.memberNames()
            var values: [Person: Int64] = [:]
            var benefits: [UsedBenefitKey: (uses: Int, members: Int, value: Int64)] = [:]
            try reader.eachBenefitUse(in: days) { member, plan, benefit, uses, value, currency in
                let key = UsedBenefitKey(plan: plan, benefit: benefit, currency: currency ?? "")
                var sum = benefits[key] ?? (0, 0, 0)
                sum.uses += uses
                sum.members += 1
                sum.value += value
                benefits[key] = sum
                guard let currency, let name = names[member] else { return }
                values[Person(name: name, currency: currency), default: 0] += value
            }
            try reader.eachSpend(in: days) { member, currency, _, _, saved in
                guard let name = names[member] else { return }
                values[Person(name: name, currency: currency), default: 0] += saved
            }
            return LiveReport(
                name: "use",
                title: "Use of benefits",
                from: days.start,
                to: days.end,
                tables: Self.useTables(fees: fees, values: values, benefits: benefits),
                conventions: [
                    "A member's value is what the uses were worth, as the shop told it, and what "
                        + "the membership took off purchases; the fee is what began to run in the "
                        + "period, without tax.",
                    "Members are those who paid in the period or pay at its end; a tenth is by the "
                        + "value used, the lightest users first.",
                ]
            )
        }
    }

    /// How often members buy, and who is late.
    ///
    /// - Throws: ``Refusal/dayInFuture``.
    package func cycleReport(asOf: CivilDate?) throws -> LiveReport {
        try store.read { reader in
            let asOf = try reportDay(asOf, plan: nil, reader)
            let names = try reader.memberNames()
            var bought: [MemberID: [CivilDate]] = [:]
            try reader.eachPurchaseDay(before: asOf.adding(days: 1)) { member, day in
                bought[member, default: []].append(day)
            }
            let cycles = bought.compactMap { member, days -> (String, PurchaseCycle)? in
                guard let name = names[member], let cycle = PurchaseCycle(days: days) else {
                    return nil
                }
                return (name, cycle)
            }
            let late = cycles.filter { $0.1.isOverdue(on: asOf) }
                .sorted { ($1.1.cyclesSince(asOf), $0.0) < ($0.1.cyclesSince(asOf), $1.0) }
            var table = LiveTable(
                "overdue",
                "Members who are late",
                [
                    .text("member"), .figure("visits"), .figure("cycle_days"), .text("last"),
                    .text("expected"), .figure("cycles_since"),
                ],
                empty: "Nobody is late."
            )
            for (name, cycle) in late {
                table.add([
                    .text(name), .count(cycle.purchases), .number(cycle.days), .day(cycle.last),
                    .day(cycle.expected), .number(cycle.cyclesSince(asOf)),
                ])
            }
            let sum = cycles.reduce(0) { $0 + $1.1.days }
            return LiveReport(
                name: "cycle",
                title: "Purchase cycles",
                from: nil,
                to: asOf.adding(days: 1),
                tables: [
                    LiveTable(
                        "members",
                        "All members",
                        [
                            .figure("buyers"), .figure("with_a_cycle"), .figure("mean_days"),
                            .figure("overdue"),
                        ],
                        rows: [
                            [
                                .count(bought.count), .count(cycles.count),
                                cycles.isEmpty ? .none : .number(sum / Double(cycles.count)),
                                .count(late.count),
                            ]
                        ],
                        empty: ""
                    ),
                    table,
                ],
                conventions: [
                    "A cycle is the days from the first visit to the last over the gaps between "
                        + "them, for members with at least \(PurchaseCycle.leastPurchases) days of "
                        + "purchase.",
                    "A member is late when half a cycle has gone by beyond the expected day.",
                ]
            )
        }
    }

    /// How many members stand in each tier, and how they came there.
    ///
    /// - Throws: ``Refusal/dayInFuture``.
    package func tierReport(_ asked: ReportPeriod) throws -> LiveReport {
        try store.read { reader in
            let days = try asked.days(reader, today: calendar.day(of: now(reader)))
            let before = try reader.tierCounts(at: days.start.adding(days: -1))
            let after = try reader.tierCounts(at: days.end.adding(days: -1))
            var counts = LiveTable(
                "tiers",
                "Members by tier",
                [
                    .text("tier_set"), .text("tier"), .figure("start"), .figure("end"),
                    .figure("share"),
                ],
                empty: "Nobody has a tier."
            )
            var members: [[String]: (before: Int, after: Int)] = [:]
            for row in before {
                members[[row.tierSet, row.tier], default: (0, 0)].before = row.members
            }
            for row in after {
                members[[row.tierSet, row.tier], default: (0, 0)].after = row.members
            }
            for (key, count) in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                let all = after.filter { $0.tierSet == key[0] }.reduce(0) { $0 + $1.members }
                counts.add([
                    .text(key[0]), .text(key[1]), .count(count.before), .count(count.after),
                    all == 0 ? .none : .share(Double(count.after) / Double(all)),
                ])
            }
            var moves = LiveTable(
                "moves",
                "Changes of tier",
                [
                    .text("tier_set"), .text("from"), .text("to"), .text("reason"),
                    .figure("changes"),
                ],
                empty: "Nobody changed tier in the period."
            )
            for move in try reader.tierMoves(in: days) {
                moves.add([
                    .text(move.tierSet), move.from.map { .text($0) } ?? .none, .text(move.to),
                    .text(move.reason), .count(move.members),
                ])
            }
            return LiveReport(
                name: "tiers",
                title: "Tiers",
                from: days.start,
                to: days.end,
                tables: [counts, moves],
                conventions: [
                    "A member stands where the last change up to the day led; a membership that "
                        + "has ended keeps its tier until a review takes it."
                ]
            )
        }
    }

    /// What members of a plan buy against those who were held out, or against everybody else.
    ///
    /// - Throws: ``Refusal/dayInFuture``, ``Refusal/unknownPlan``.
    package func upliftReport(plan: String, _ asked: ReportPeriod) throws -> LiveReport {
        try store.read { reader in
            let today = calendar.day(of: try now(reader))
            let days = try asked.days(reader, today: today)
            _ = try reportDay(nil, plan: plan, reader)
            let assigned = try reader.controlGroup(of: plan)
            let heldOut = Set(assigned.filter(\.isHeldOut).map(\.member))
            let hasControl = !heldOut.isEmpty && heldOut.count < assigned.count
            let treated: Set<MemberID>
            let control: Set<MemberID>
            if hasControl {
                treated = Set(assigned.filter { !$0.isHeldOut }.map(\.member))
                control = heldOut
            } else {
                treated = try reader.everSubscribed(to: plan)
                control = Set(try reader.memberNames().keys).subtracting(treated)
            }
            var bought: [MemberID: Int] = [:]
            var spent: [String: [MemberID: Int64]] = [:]
            try reader.eachSpend(in: days) { member, currency, purchases, net, _ in
                bought[member, default: 0] += purchases
                spent[currency, default: [:]][member] = net
            }
            var table = LiveTable(
                "uplift",
                "Members against the others",
                [
                    .text("figure"), .figure("members"), .figure("others"),
                    .figure("mean_members"), .figure("mean_others"), .figure("difference"),
                    .figure("from"), .figure("to"), .figure("relative"),
                ],
                empty: "There is nobody to compare."
            )
            if !treated.isEmpty, !control.isEmpty {
                let orders = Self.difference(treated, control) { Double(bought[$0] ?? 0) }
                table.add([.text("purchases")] + Self.cells(orders) { .number($0) })
                for (code, amounts) in spent.sorted(by: { $0.key < $1.key }) {
                    guard let currency = Currency(code) else { continue }
                    let spend = Self.difference(treated, control) { Double(amounts[$0] ?? 0) }
                    table.add(
                        [.text("spend in \(code)")]
                            + Self.cells(spend) { .meanMoney($0, currency) }
                    )
                }
            }
            return LiveReport(
                name: "uplift",
                title: "Uplift of \(plan)",
                from: days.start,
                to: days.end,
                tables: [table],
                conventions: [
                    hasControl
                        ? "Method: control group. Members were assigned at random before they got "
                            + "the benefits; those held out get none."
                        : "Method: naive difference between members and all others.",
                    "Every person counts, also those who bought nothing; purchases are net of "
                        + "returns. The interval is 95 %, by Welch's unequal variances.",
                ],
                warnings: hasControl
                    ? []
                    : [
                        "A naive difference overstates what a plan does: heavy buyers join. Give "
                            + "the plan a control group to know."
                    ]
            )
        }
    }

    private static func difference(
        _ treated: Set<MemberID>,
        _ control: Set<MemberID>,
        _ figure: (MemberID) -> Double
    ) -> GroupDifference {
        // In order of number, so that sums of fractions come out the same every time.
        var first = GroupDifference.Group()
        for member in treated.sorted(by: { $0.number < $1.number }) { first.add(figure(member)) }
        var second = GroupDifference.Group()
        for member in control.sorted(by: { $0.number < $1.number }) { second.add(figure(member)) }
        return GroupDifference(treated: first, control: second)
    }

    private static func cells(
        _ difference: GroupDifference,
        _ cell: (Double) -> LiveTable.Cell
    ) -> [LiveTable.Cell] {
        [
            .count(difference.treated.count), .count(difference.control.count),
            cell(difference.treated.mean), cell(difference.control.mean),
            cell(difference.difference), difference.interval.map { cell($0.lowerBound) } ?? .none,
            difference.interval.map { cell($0.upperBound) } ?? .none,
            .share(orNone: difference.relative),
        ]
    }
}

/// One member in one currency.
private struct Person: Hashable {
    let name: String
    let currency: String
}

/// A benefit of a plan, in one currency.
private struct UsedBenefitKey: Hashable {
    let plan: String
    let benefit: String
    let currency: String
}

extension Engine {
    private static func useTables(
        fees: [Person: Int64],
        values: [Person: Int64],
        benefits: [UsedBenefitKey: (uses: Int, members: Int, value: Int64)]
    ) -> [LiveTable] {
        var deciles = LiveTable(
            "deciles",
            "Members by what they used",
            [
                .text("currency"), .figure("tenth"), .figure("members"), .figure("fee"),
                .figure("value"), .figure("above_fee"),
            ],
            empty: "Nobody paid in the period."
        )
        var losing = LiveTable(
            "losing",
            "Members who drew out more than they paid",
            [
                .text("member"), .text("currency"), .figure("fee"), .figure("value"),
                .figure("beyond_fee"),
            ],
            empty: "Nobody drew out more than they paid."
        )
        for code in Set(fees.keys.map(\.currency)).sorted() {
            guard let currency = Currency(code) else { continue }
            let money = { (units: Int64) in
                LiveTable.Cell.money(Money(minorUnits: units, currency: currency))
            }
            let use = UseDeciles(
                fees.filter { $0.key.currency == code }.map { person, fee in
                    UseDeciles.Member(member: person.name, fee: fee, value: values[person] ?? 0)
                }
            )
            for decile in use.deciles {
                deciles.add([
                    .text(code), .count(decile.number), .count(decile.members),
                    money(decile.fee), money(decile.value), .count(decile.aboveFee),
                ])
            }
            for member in use.losing {
                losing.add([
                    .text(member.member), .text(code), money(member.fee), money(member.value),
                    money(member.value - member.fee),
                ])
            }
        }
        return [deciles, benefitTable(benefits), losing]
    }

    private static func benefitTable(
        _ benefits: [UsedBenefitKey: (uses: Int, members: Int, value: Int64)]
    ) -> LiveTable {
        var table = LiveTable(
            "benefits",
            "Benefits that were used",
            [
                .text("plan"), .text("benefit"), .text("currency"), .figure("members"),
                .figure("uses"), .figure("value"),
            ],
            empty: "No benefit was used."
        )
        let sorted = benefits.sorted {
            ($0.key.plan, $0.key.benefit, $0.key.currency)
                < ($1.key.plan, $1.key.benefit, $1.key.currency)
        }
        for (key, sum) in sorted {
            let value: LiveTable.Cell =
                Currency(key.currency).map {
                    .money(Money(minorUnits: sum.value, currency: $0))
                } ?? .none
            table.add([
                .text(key.plan), .text(key.benefit),
                key.currency.isEmpty ? .none : .text(key.currency), .count(sum.members),
                .count(sum.uses), value,
            ])
        }
        return table
    }
}

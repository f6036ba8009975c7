import Membership
package import Profitability
import Store

extension Engine {
    /// What came of charges, try by try.
    ///
    /// - Throws: ``Refusal/dayInFuture``.
    package func recoveryReport(_ asked: ReportPeriod) throws -> LiveReport {
        try store.read { reader in
            let days = try asked.days(reader, today: calendar.day(of: now(reader)))
            let rows = try reader.attemptCounts(
                from: calendar.start(of: days.start),
                until: calendar.start(of: days.end)
            )
            var table = LiveTable(
                "attempts",
                "Charges by the number of the try",
                [
                    .text("currency"), .figure("attempt"), .figure("tried"),
                    .figure("succeeded"), .figure("declined_soft"), .figure("declined_hard"),
                    .figure("open"), .figure("rate"), .figure("amount"),
                ],
                empty: "Nothing was charged."
            )
            var sums = LiveTable(
                "recovery",
                "What a failed first try came to",
                [
                    .text("currency"), .figure("failed"), .figure("failure_rate"),
                    .figure("recovered"), .figure("recovery_rate"),
                ],
                empty: "Nothing was charged."
            )
            for code in Set(rows.map(\.currency)).sorted() {
                let own = rows.filter { $0.currency == code }
                let first = own.first { $0.attempt == 1 }
                let recovery = RecoveryTable(
                    attempts: own.map(RecoveryTable.Attempt.init),
                    failedFirst: first.map { $0.declinedSoft + $0.declinedHard } ?? 0,
                    recovered: first?.paidLater ?? 0
                )
                for attempt in recovery.attempts {
                    table.add([
                        .text(code), .count(attempt.number), .count(attempt.tried),
                        .count(attempt.succeeded), .count(attempt.declinedSoft),
                        .count(attempt.declinedHard), .count(attempt.open),
                        .share(orNone: attempt.rate),
                        Currency(code).map {
                            .money(Money(minorUnits: attempt.amount, currency: $0))
                        } ?? .none,
                    ])
                }
                sums.add([
                    .text(code), .count(recovery.failedFirst), .share(orNone: recovery.failure),
                    .count(recovery.recovered), .share(orNone: recovery.recovery),
                ])
            }
            return LiveReport(
                name: "recovery",
                title: "Dunning recovery",
                from: days.start,
                to: days.end,
                tables: [table, sums],
                conventions: [
                    "Tries count on the day they were asked for. Recovered are invoices whose "
                        + "first try was declined in the period and that are paid now, by "
                        + "whichever route.",
                    "Charges to a balance are tries as well: they are declined when the balance is "
                        + "too small.",
                ]
            )
        }
    }

    /// How deferred revenue came from the beginning of a period to its end.
    ///
    /// - Throws: ``Refusal/dayInFuture``.
    package func rollForwardReport(_ asked: ReportPeriod) throws -> LiveReport {
        try store.read { reader in
            let days = try asked.days(reader, today: calendar.day(of: now(reader)))
            let moves = try reader.accountMoves(of: .deferredRevenue, in: days)
            var table = LiveTable(
                "lines",
                "Deferred revenue",
                [
                    .text("plan"), .text("currency"), .figure("opening"), .figure("billed"),
                    .figure("given_back"), .figure("earned"), .figure("other"),
                    .figure("closing"),
                ],
                empty: "Nothing has been billed yet."
            )
            let keys = Set(moves.map { PlanCurrency(plan: $0.key.plan, currency: $0.key.currency) })
            for key in keys.sorted(by: { ($0.plan, $0.currency.code) < ($1.plan, $1.currency.code) }
            ) {
                let own = moves.filter {
                    $0.key.plan == key.plan && $0.key.currency == key.currency
                }
                var parts: [DeferredPart: Int64] = [:]
                for move in own {
                    parts[DeferredPart(code: move.key.code), default: 0] += move.within
                }
                let opening = own.reduce(0) { $0 + $1.before }
                let roll = RollForward(
                    plan: key.plan,
                    currency: key.currency,
                    days: days,
                    opening: opening,
                    parts: DeferredPart.allCases.map {
                        RollForward.Part(name: $0.rawValue, amount: parts[$0] ?? 0)
                    },
                    closing: own.reduce(opening) { $0 + $1.within }
                )
                let money = { (units: Int64) in
                    LiveTable.Cell.money(Money(minorUnits: units, currency: key.currency))
                }
                table.add(
                    [.text(roll.plan), .text(roll.currency.code), money(roll.opening)]
                        + roll.parts.map { money($0.amount) } + [money(roll.closing)]
                )
            }
            return LiveReport(
                name: "roll-forward",
                title: "Deferred revenue, rolled forward",
                from: days.start,
                to: days.end,
                tables: [table],
                conventions: [
                    "opening + billed + given back + earned + other = closing, from the transfers "
                        + "of the account; what lowers it has a sign.",
                    "Revenue is earned by the day, and a day is posted when it is over: the last "
                        + "days may not be posted yet.",
                ]
            )
        }
    }
}

/// The parts of a change of deferred revenue.
private enum DeferredPart: String, CaseIterable {
    case billed
    case givenBack = "given_back"
    case earned
    case other

    init(code: String) {
        self =
            switch code {
            case "invoice", "change", "carried": .billed
            case "recognition": .earned
            case "credit_note", "change_credit", "credit", "refund", "write_off": .givenBack
            case _: .other
            }
    }
}

extension RecoveryTable.Attempt {
    fileprivate init(_ row: AttemptCountRow) {
        self.init(
            number: row.attempt,
            tried: row.tried,
            succeeded: row.succeeded,
            declinedSoft: row.declinedSoft,
            declinedHard: row.declinedHard,
            open: row.open,
            amount: row.amount
        )
    }
}

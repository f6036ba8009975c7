package import Membership
import Store

extension Engine {
    /// What is billed and not earned yet, as of the end of a day.
    ///
    /// For today it is what the accounts hold: the revenue of a day is posted when the day is over.
    /// - Parameter asOf: a day of the shop's zone; today when left out.
    /// - Throws: ``Refusal/dayInFuture``: what will be billed until then is not known.
    package func deferredReport(asOf: CivilDate? = nil) throws -> DeferredReport {
        try store.read { reader in
            let today = calendar.day(of: try now(reader))
            let asOf = asOf ?? today
            guard asOf <= today else { throw Refused(.dayInFuture, "\(asOf)") }
            var later: [PlanCurrency: Int64] = [:]
            if asOf < today {
                for row in try reader.accountDays(of: [.deferredRevenue]) where row.day > asOf {
                    let key = PlanCurrency(plan: row.account.plan, currency: row.account.currency)
                    later[key, default: 0] += row.change
                }
            }
            let accounts = try reader.accounts().filter { $0.kind == .deferredRevenue }
            let lines = try accounts.map { account in
                let key = PlanCurrency(plan: account.plan, currency: account.currency)
                let deferred = Money(
                    minorUnits: account.balance - later[key, default: 0],
                    currency: account.currency
                )
                let progress = try reader.recognitionProgress(key.plan, key.currency)
                return DeferredReport.Line(
                    plan: account.plan,
                    deferred: deferred,
                    postedThrough: progress.map { $0.nextDay.adding(days: -1) },
                    outlook: asOf < today ? nil : try outlook(deferred, progress, reader)
                )
            }
            return DeferredReport(asOf: asOf, lines: lines)
        }
    }

    /// Spreads what is deferred over the months that will earn it; the rest is not paid yet.
    private func outlook(
        _ deferred: Money,
        _ progress: RecognitionProgress?,
        _ reader: Reader
    ) throws -> DeferredReport.Outlook {
        guard let progress else { return DeferredReport.Outlook(months: [], unpaid: deferred) }
        var months: [Month: Money] = [:]
        var daily = Money(minorUnits: progress.daily, currency: progress.currency)
        var day = progress.nextDay
        let changes = try reader.recognitionChanges(
            progress.plan,
            progress.currency,
            from: progress.nextDay
        )
        var unpaid = deferred
        for change in changes {
            while day < change.day {
                let month = Month(of: day)
                let end = min(month.days.end, change.day)
                let part = try daily.multiplied(by: Int64(day.days(until: end)))
                months[month] = try part.adding(months[month] ?? .zero(progress.currency))
                unpaid = try unpaid.subtracting(part)
                day = end
            }
            daily = try daily.adding(
                Money(minorUnits: change.change, currency: progress.currency)
            )
        }
        return DeferredReport.Outlook(
            months: months.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
                .map { DeferredReport.MonthAmount(month: $0.key, amount: $0.value) },
            unpaid: unpaid
        )
    }

    /// What was earned, and what was given back of it.
    ///
    /// - Parameters:
    ///   - from: the first day; `nil` for all there is.
    ///   - to: the first day that is no longer in it. It may lie ahead: days whose revenue is not
    ///     posted bring nothing yet, and ``RevenueReport/postedThrough`` tells which.
    package func revenueReport(
        from: CivilDate? = nil,
        to: CivilDate? = nil,
        by grouping: RevenueReport.Grouping = .month
    ) throws -> RevenueReport {
        try store.read { reader in
            var sums: [RevenueKey: (recognized: Money, refunds: Money)] = [:]
            for row in try reader.accountDays(of: [.revenue, .refunds])
            where (from.map { $0 <= row.day } ?? true) && (to.map { row.day < $0 } ?? true) {
                let currency = row.account.currency
                let group =
                    switch grouping {
                    case .month: "\(Month(of: row.day))"
                    case .plan: row.account.plan
                    }
                let key = RevenueKey(group: group, currency: currency)
                let change = Money(minorUnits: row.change, currency: currency)
                var sum = sums[key] ?? (.zero(currency), .zero(currency))
                if row.account.kind == .refunds {
                    sum.refunds = try sum.refunds.adding(change)
                } else {
                    sum.recognized = try sum.recognized.adding(change)
                }
                sums[key] = sum
            }
            return RevenueReport(
                from: from,
                to: to,
                grouping: grouping,
                postedThrough: try reader.recognitionProgress().map(\.nextDay).min()?
                    .adding(days: -1),
                lines: try sums.sorted { $0.key < $1.key }
                    .filter { !$0.value.recognized.isZero || !$0.value.refunds.isZero }
                    .map { key, sum in
                        RevenueReport.Line(
                            group: key.group,
                            recognized: sum.recognized,
                            refunds: sum.refunds,
                            net: try sum.recognized.subtracting(sum.refunds)
                        )
                    }
            )
        }
    }
}

/// One line of a revenue report.
private struct RevenueKey: Hashable, Comparable {
    let group: String
    let currency: Currency

    static func < (first: RevenueKey, second: RevenueKey) -> Bool {
        (first.group, first.currency) < (second.group, second.currency)
    }
}

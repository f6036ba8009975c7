import Membership
import Store

extension Work {
    /// Spreads a settled invoice over its days.
    func recognize(_ invoice: InvoiceRow, _ matter: Case) throws {
        for line in try Bill(lines: invoice.lines).netLines() where line.amount.minorUnits > 0 {
            let priced = try engine.plans.priced(line.price, reader)
            let schedule = line.schedule(
                spreadOver: priced.price.isLifetime ? priced.price.cadence : nil
            )
            let currency = line.amount.currency
            let nextDay = try nextDay(priced.plan.id, currency)
            add(schedule.changes(nextDay: nextDay), of: priced.plan.id, currency)
        }
    }

    /// Changes what a plan earns each day.
    func add(
        _ changed: [(day: CivilDate, change: Int64)],
        of plan: String,
        _ currency: Currency
    ) {
        for (day, change) in changed {
            changes.recognition.append(
                RecognitionChange(plan: plan, currency: currency, day: day, change: change)
            )
        }
    }

    /// The first day whose revenue is not posted yet; a plan's first paid term begins the count.
    func nextDay(_ plan: String, _ currency: Currency) throws -> CivilDate {
        let key = PlanCurrency(plan: plan, currency: currency)
        if let known = nextDays[key] { return known }
        if let progress = try reader.recognitionProgress(plan, currency) {
            nextDays[key] = progress.nextDay
            return progress.nextDay
        }
        let today = engine.calendar.day(of: now)
        nextDays[key] = today
        newProgress.append(
            RecognitionProgress(plan: plan, currency: currency, nextDay: today, daily: 0)
        )
        return today
    }
}

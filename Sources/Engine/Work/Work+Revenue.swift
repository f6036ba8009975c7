import Membership
import Store

extension Work {
    /// Spreads a paid invoice over its days.
    func recognize(_ invoice: InvoiceRow, _ matter: Case) throws {
        guard invoice.term.amount.minorUnits > 0 else { return }
        let currency = invoice.term.amount.currency
        let nextDay = try nextDay(matter.row.plan, currency)
        let schedule = RecognitionSchedule(
            amount: invoice.term.amount.minorUnits,
            period: invoice.term.period
        )
        for (day, change) in schedule.changes(nextDay: nextDay) {
            changes.recognition.append(
                RecognitionChange(
                    plan: matter.row.plan,
                    currency: currency,
                    day: day,
                    change: change
                )
            )
        }
    }

    /// The first day whose revenue is not posted yet; a plan's first paid term begins the count.
    private func nextDay(_ plan: String, _ currency: Currency) throws -> CivilDate {
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

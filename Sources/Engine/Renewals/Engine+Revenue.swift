import Membership
import Store

extension Engine {
    /// Posts what each plan earned on the days that are over, one transfer per plan and day.
    func postRevenue() throws {
        let isBehind = try store.read { reader in
            let today = calendar.day(of: try now(reader))
            return try reader.recognitionProgress().contains { $0.nextDay < today }
        }
        guard isBehind else { return }
        try store.write(.batch) { writer in
            let now = try now(writer.reader)
            let today = calendar.day(of: now)
            var changes = ChangeSet(at: now, actor: "run")
            for progress in try writer.reader.recognitionProgress() where progress.nextDay < today {
                let (posted, transfers, sum) = try earned(progress, until: today, writer.reader)
                try writer.setRecognitionProgress(posted)
                changes.transfers += transfers
                changes.journal.append(
                    JournalEntry(
                        kind: JournalKind.revenueRecognized,
                        data: JournalData.object { data in
                            data.text("plan", progress.plan)
                            data.day("through", posted.nextDay.adding(days: -1))
                            data.number("amount", sum)
                            data.text("currency", progress.currency.code)
                        }
                    )
                )
            }
            try writer.apply(changes)
        }
    }

    /// What the days until today have earned; a day on which more was given back than earned counts
    /// against the others.
    private func earned(
        _ progress: RecognitionProgress,
        until today: CivilDate,
        _ reader: Reader
    ) throws -> (RecognitionProgress, [Transfer], sum: Int64) {
        var progress = progress
        var transfers: [Transfer] = []
        var total: Int64 = 0
        while progress.nextDay < today {
            let change = try reader.recognitionChange(
                progress.plan,
                progress.currency,
                on: progress.nextDay
            )
            let sum = progress.daily.addingReportingOverflow(change)
            guard !sum.overflow else { throw MoneyError.overflow }
            progress.daily = sum.partialValue
            let next = total.addingReportingOverflow(progress.daily)
            guard !next.overflow else { throw MoneyError.overflow }
            total = next.partialValue
            transfers += Posting.recognized(
                Money(minorUnits: progress.daily, currency: progress.currency),
                plan: progress.plan,
                on: progress.nextDay
            )
            progress.nextDay = progress.nextDay.adding(days: 1)
        }
        return (progress, transfers, total)
    }
}

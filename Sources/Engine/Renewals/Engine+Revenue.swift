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
                let (posted, transfers) = try earned(progress, until: today, writer.reader)
                try writer.setRecognitionProgress(posted)
                changes.transfers += transfers
                changes.journal.append(
                    JournalEntry(
                        kind: "revenue.recognized",
                        data: JournalData.object { data in
                            data.text("plan", progress.plan)
                            data.day("through", posted.nextDay.adding(days: -1))
                            data.number("amount", transfers.reduce(0) { $0 + $1.amount.minorUnits })
                            data.text("currency", progress.currency.code)
                        }
                    )
                )
            }
            try writer.apply(changes)
        }
    }

    private func earned(
        _ progress: RecognitionProgress,
        until today: CivilDate,
        _ reader: Reader
    ) throws -> (RecognitionProgress, [Transfer]) {
        var progress = progress
        var transfers: [Transfer] = []
        while progress.nextDay < today {
            let change = try reader.recognitionChange(
                progress.plan,
                progress.currency,
                on: progress.nextDay
            )
            let sum = progress.daily.addingReportingOverflow(change)
            guard !sum.overflow else { throw MoneyError.overflow }
            progress.daily = sum.partialValue
            transfers += Posting.recognized(
                Money(minorUnits: progress.daily, currency: progress.currency),
                plan: progress.plan,
                on: progress.nextDay
            )
            progress.nextDay = progress.nextDay.adding(days: 1)
        }
        return (progress, transfers)
    }
}

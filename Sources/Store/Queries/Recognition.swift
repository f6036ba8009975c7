package import Membership

extension Reader {
    /// How far a plan's revenue is posted in one currency; `nil` before its first paid term.
    package func recognitionProgress(
        _ plan: String,
        _ currency: Currency
    ) throws -> RecognitionProgress? {
        try statements.first(
            """
            SELECT plan, currency, next_day, daily FROM recognition_progress
            WHERE plan = ?1 AND currency = ?2
            """,
            [.text(plan), .text(currency.code)],
            Self.progress
        )
    }

    /// How far every plan's revenue is posted.
    package func recognitionProgress() throws -> [RecognitionProgress] {
        try statements.all(
            """
            SELECT plan, currency, next_day, daily FROM recognition_progress
            ORDER BY plan, currency
            """,
            [],
            Self.progress
        )
    }

    /// The change of a plan's daily revenue on one day; 0 without a row.
    package func recognitionChange(
        _ plan: String,
        _ currency: Currency,
        on day: CivilDate
    ) throws -> Int64 {
        try statements.first(
            "SELECT change FROM recognition WHERE plan = ?1 AND currency = ?2 AND day = ?3",
            [.text(plan), .text(currency.code), .day(day.dayNumber)]
        ) { $0.int(0) } ?? 0
    }

    private static func progress(_ row: SQLRow) throws -> RecognitionProgress {
        guard let currency = Currency(row.text(1)) else {
            throw StoreError.corrupt(path: "", detail: "recognition in \(row.text(1))")
        }
        return RecognitionProgress(
            plan: row.text(0),
            currency: currency,
            nextDay: CivilDate(dayNumber: row.day(2)),
            daily: row.int(3)
        )
    }
}

extension Writer {
    /// Stores how far a plan's revenue is posted.
    package func setRecognitionProgress(_ progress: RecognitionProgress) throws {
        try statements.run(
            """
            INSERT INTO recognition_progress (plan, currency, next_day, daily)
            VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (plan, currency)
            DO UPDATE SET next_day = excluded.next_day, daily = excluded.daily
            """,
            [
                .text(progress.plan), .text(progress.currency.code),
                .day(progress.nextDay.dayNumber), .int(progress.daily),
            ]
        )
    }
}

/// How far one plan's revenue is posted in one currency.
package struct RecognitionProgress: Hashable, Sendable {
    package let plan: String
    package let currency: Currency
    /// The first day not posted yet.
    package var nextDay: CivilDate
    /// What the day before it earned, in minor units.
    package var daily: Int64

    package init(plan: String, currency: Currency, nextDay: CivilDate, daily: Int64) {
        self.plan = plan
        self.currency = currency
        self.nextDay = nextDay
        self.daily = daily
    }
}

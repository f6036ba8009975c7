package import Membership

extension Reader {
    /// What is counted within a period, or in all; one walk over the days there are.
    ///
    /// - Parameter member: `nil` for what is counted of all members together.
    package func tally(
        of member: MemberID?,
        _ key: TallyKey,
        in period: Period? = nil
    ) throws -> Int64 {
        try statements.first(
            """
            SELECT coalesce(sum(amount), 0) FROM tally
            WHERE member_id = ?1 AND kind = ?2 AND name = ?3 AND day >= ?4 AND day < ?5
            """,
            Self.values(member, key, period)
        ) { $0.int(0) } ?? 0
    }

    /// The days on which something was counted within a period, or in all.
    package func tallyDays(
        of member: MemberID?,
        _ key: TallyKey,
        in period: Period? = nil
    ) throws -> [TallyDay] {
        try statements.all(
            """
            SELECT day, amount FROM tally
            WHERE member_id = ?1 AND kind = ?2 AND name = ?3 AND day >= ?4 AND day < ?5
            ORDER BY day
            """,
            Self.values(member, key, period)
        ) { TallyDay(day: CivilDate(dayNumber: $0.day(0)), amount: $0.int(1)) }
    }

    private static func values(
        _ member: MemberID?,
        _ key: TallyKey,
        _ period: Period?
    ) -> [SQLValue] {
        [
            .int(member?.number ?? 0), .text(key.kind.rawValue), .text(key.name),
            .int(period.map { Int64($0.start.dayNumber) } ?? .min),
            .int(period.map { Int64($0.end.dayNumber) } ?? .max),
        ]
    }
}

package import Membership

extension Writer {
    /// Notes that a run began.
    /// - Returns: its number.
    package func startRun(at instant: Instant, until: Instant) throws -> Int64 {
        try statements.run(
            "INSERT INTO run (started_at, until) VALUES (?1, ?2)",
            [.int(instant.milliseconds), .int(until.milliseconds)]
        )
        return try statements.first("SELECT max(id) FROM run") { $0.int(0) } ?? 0
    }

    /// Notes that a run ended, and what it did, as one line of JSON.
    package func finishRun(_ id: Int64, at instant: Instant, summary: String) throws {
        try statements.run(
            "UPDATE run SET finished_at = ?2, summary = ?3 WHERE id = ?1",
            [.int(id), .int(instant.milliseconds), .text(summary)]
        )
    }
}

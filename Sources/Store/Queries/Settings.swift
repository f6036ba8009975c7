package import Membership

extension Reader {
    /// The zone whose civil days the shop's books and nightly runs go by.
    package func zone() throws -> String {
        guard
            let zone = try statements.first(
                "SELECT value FROM setting WHERE name = 'zone'",
                [],
                { $0.text(0) }
            )
        else {
            throw StoreError.corrupt(
                path: statements.path,
                detail: "the setting 'zone' is missing"
            )
        }
        return zone
    }

    /// The time of a test-clock database; `nil` for one on real time.
    package func testClock() throws -> Instant? {
        try statements.first("SELECT now FROM test_clock") { Instant(milliseconds: $0.int(0)) }
    }
}

extension Writer {
    /// Gives a new database its settings, once.
    package func initialize(zone: String, createdAt: Instant, testClock: Instant?) throws {
        try statements.run("INSERT INTO setting (name, value) VALUES ('zone', ?1)", [.text(zone)])
        try statements.run(
            "INSERT INTO setting (name, value) VALUES ('created_at', ?1)",
            [.text(createdAt.rfc3339)]
        )
        if let testClock {
            try statements.run(
                "INSERT INTO test_clock (one, now) VALUES (1, ?1)",
                [.int(testClock.milliseconds)]
            )
        }
    }

    /// Moves a test clock forward; the schema refuses to move it back.
    package func setTestClock(_ instant: Instant) throws {
        try statements.run("UPDATE test_clock SET now = ?1", [.int(instant.milliseconds)])
    }
}

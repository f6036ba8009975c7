import Foundation
import Testing

/// What the checks say about a database that somebody has tampered with; `sqlite3` does it for us.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")))
struct HealthTests {
    @Test(
        arguments: [
            (
                "doctor names the check that fails", "tessera doctor",
                "FAILED  prepaid_balances_are_sums"
            ),
            ("verify does too", "tessera ledger verify", "FAILED  prepaid_balances_are_sums"),
            ("for programs as well", "tessera ledger verify --json", #""holds":false"#),
        ] as [(String, String, String)]
    )
    func `a balance that is not the sum of its transfers is status 70`(
        why: String,
        command: String,
        sign: String
    ) async throws {
        let workshop = try Workshop()
        try await workshop.open()
        _ = try await workshop.run("tessera prepayments add m-1 5.00 --currency USD")
        try await tamper(workshop, "UPDATE prepaid_balance SET paid = paid + 1")
        let ran = try await workshop.run(command)
        #expect(ran.status == 70, "\(why): \(ran.error)")
        #expect(ran.output.contains(sign), "\(why): \(ran.output)")
    }

    @Test func `a run whose own check fails is status 70`() async throws {
        let workshop = try Workshop()
        try await workshop.open()
        try await tamper(workshop, "UPDATE account SET debits = debits + 1")
        let ran = try await workshop.run("tessera clock advance --days 1; tessera renewals run")
        #expect(ran.status == 70, "\(ran.output)")
        #expect(ran.error.contains("run's own check failed"), "\(ran.error)")
    }

    private func tamper(_ workshop: Workshop, _ sql: String) async throws {
        let ran = try await workshop.run("sqlite3 tessera.db '\(sql)'")
        try #require(ran.status == 0, "\(ran.error)")
    }
}

import Foundation
import GRDB
import Testing

@testable import Store

/// Each test starts processes that write without pause, so they go one after the other.
@Suite(.serialized)
struct TwoProcessTests {
    let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
        try Store.create(at: scratch.database).close()
    }

    private func rows(of who: String, in store: Store) throws -> Int? {
        try store.read { reader in
            let sql = "SELECT count(*) FROM probe WHERE who = ?"
            return try Int.fetchOne(reader.db, sql: sql, arguments: [who])
        }
    }

    @Test func `a batch and a checkout both get all their rows in`() throws {
        let batch = try ProbeProcess(["batch", scratch.database, "1.5", "1000"], in: scratch)
        let checkout = try ProbeProcess(["interactive", scratch.database, "1.5"], in: scratch)
        let batchMeasured = try #require(try batch.measured(), "\(batch.lines)")
        let checkoutMeasured = try #require(try checkout.measured(), "\(checkout.lines)")
        print(
            "checkout beside a batch: p50 \(checkoutMeasured.p50_us) µs,",
            "p99 \(checkoutMeasured.p99_us) µs, \(checkoutMeasured.commits) commits"
        )
        // A generous bound: without the gate the batch wins nearly always, and this is seconds.
        #expect(checkoutMeasured.p99_us < 250_000)
        let store = try Store.open(at: scratch.database)
        #expect(try rows(of: "batch", in: store) == batchMeasured.rows)
        #expect(try rows(of: "interactive", in: store) == checkoutMeasured.rows)
        #expect(batchMeasured.rows > 0 && checkoutMeasured.rows > 0)
        #expect(try store.setting("integrity_check") == "ok")
    }

    @Test func `a killed batch leaves no lock and every acknowledged row`() throws {
        for round in 1...5 {
            let batch = try ProbeProcess(["batch", scratch.database, "60", "200"], in: scratch)
            try batch.waitUntilKept(200 * 5 * round)
            batch.kill()
            let acknowledged = batch.kept
            let store = try Store.open(at: scratch.database)
            store.lockTimeout = .seconds(1)
            let found = try #require(try rows(of: "batch", in: store))
            #expect(found >= acknowledged, "round \(round)")
            #expect(found % 200 == 0, "a commit is whole or not there, round \(round)")
            #expect(try store.setting("integrity_check") == "ok", "round \(round)")
            try store.write { try $0.db.execute(sql: "DELETE FROM probe") }
        }
    }

    @Test func `a file-size limit is an error and not a death`() throws {
        let limit = 8_000
        let batch = try ProbeProcess(
            ["batch", scratch.database, "60", "500"],
            in: scratch,
            sizeLimit: limit
        )
        #expect(try batch.measured() == nil)
        let last = String(batch.lines.last ?? "")
        #expect(last.contains("could not be read or written"), "\(last)")
        let store = try Store.open(at: scratch.database)
        #expect(try rows(of: "batch", in: store) == batch.kept)
        #expect(try store.setting("integrity_check") == "ok")
    }
}

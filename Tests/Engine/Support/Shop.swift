package import Engine
import Foundation
import GRDB
package import Membership
import Payments
package import Store

/// A shop on a temporary test-clock database, for tests to trade in.
package final class Shop {
    package let engine: Engine
    package let path: String
    /// Behind `shop:` payment methods; does what the test tells it to.
    package let bank = RememberingGateway()
    private let directory: ScratchDirectory
    private var files = 0

    /// - Parameters:
    ///   - start: where the clock begins, as a day in the zone or in RFC 3339.
    ///   - plans: texts of plan files to load.
    package init(
        at start: String = "2026-01-01",
        zone: String = "UTC",
        plans: [String] = SamplePlans.all
    ) throws {
        directory = try ScratchDirectory()
        path = directory.file("shop.db")
        guard let calendar = ZoneCalendar(zone) else { throw ShopError("no zone \(zone)") }
        let made = try Engine.create(
            at: path,
            zone: zone,
            testClock: Self.instant(start, calendar),
            actor: "test"
        )
        let programs = Self.programs(journal: directory.file("program"))
        engine = try Engine(made.store, actor: "test", outside: [bank] + programs)
        try load(plans)
    }

    /// A shop like one where nothing goes on, in a file of its own; its plans are not read again.
    package init(like other: Shop, at start: String) throws {
        directory = try ScratchDirectory()
        path = directory.file("shop.db")
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: other.path + suffix)
        {
            try FileManager.default.copyItem(atPath: other.path + suffix, toPath: path + suffix)
        }
        let programs = Self.programs(journal: directory.file("program"))
        engine = try Engine(Store.open(at: path), actor: "test", outside: [bank] + programs)
        try sleep(until: start)
    }

    /// Another engine on the same file, as another process would have one.
    package func another() throws -> Engine {
        try Engine(Store.open(at: path), actor: "other", outside: [bank])
    }

    /// The example program behind `desk:` payment methods, and behind `shaky:` ones the same dying
    /// after each charge that is new to it. None is started before it is asked.
    private static func programs(journal: String) -> [any PaymentGateway] {
        [("desk", []), ("shaky", ["--die-after-charge", "1"])].map { name, options in
            ExecGateway(
                name: name,
                command: exampleGateway,
                arguments: ["--journal", journal] + options,
                // What its deaths sound like is for operators.
                note: { _ in }
            )
        }
    }

    /// Where the example programs write down what they did.
    package var programJournalPath: String { directory.file("program") }

    /// What the example programs have written down, a line for each key.
    package func programJournal() -> [String] {
        let text = try? String(contentsOfFile: programJournalPath, encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    /// An engine of a process that was given no gateways.
    package func bare() throws -> Engine { try Engine(Store.open(at: path), actor: "bare") }

    /// The directory of plans that ships with the product.
    package static var shippedPlans: String { repository.appendingPathComponent("Plans").path }

    /// The program that ships as an example of a gateway.
    package static var exampleGateway: String {
        repository.appendingPathComponent("scripts/example-gateway").path
    }

    private static var repository: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
    }

    // MARK: Plans, members, money

    /// Loads plan files from their texts, all or none.
    @discardableResult
    package func load(_ plans: [String]) throws -> [LoadedPlan] {
        guard !plans.isEmpty else { return [] }
        let paths = try plans.map { text in
            files += 1
            let path = directory.file("plan-\(files).yaml")
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return path
        }
        return try engine.loadPlans(paths: paths)
    }

    @discardableResult
    package func add(_ member: String, zone: String? = nil) throws -> MemberView {
        try engine.createMember(MemberDraft(member: member, zone: zone))
    }

    /// Starts a subscription; a member who is not there yet is added first.
    @discardableResult
    package func start(
        _ member: String,
        _ plan: String = "gold",
        _ price: String = "monthly",
        payWith: String = "scripted:ok",
        trial: Bool? = false,
        on start: String? = nil,
        anchorDay: Int? = nil,
        zone: String? = nil
    ) throws -> SubscriptionView {
        let known = try engine.store.read { try $0.memberExists(member) }
        if !known { try add(member, zone: zone) }
        return try engine.startSubscription(
            StartOrder(
                member: member,
                plan: plan,
                price: price,
                payWith: payWith,
                trial: trial,
                start: try start.map(Self.day),
                anchorDay: anchorDay
            )
        )
    }

    /// Adds to a member's balance, in dollars and cents as a plain number of cents.
    @discardableResult
    package func topUp(
        _ member: String,
        _ cents: Int64,
        _ kind: PrepaymentRow.Kind = .paid,
        currency: String = "USD"
    ) throws -> PrepaymentView {
        guard let currency = Currency(currency) else { throw ShopError("no currency") }
        return try engine.addPrepayment(
            member: member,
            amount: Money(minorUnits: cents, currency: currency),
            kind: kind
        )
    }

    // MARK: Time

    /// Moves the clock, running every day's work in between.
    @discardableResult
    package func advance(to text: String) throws -> RunSummary {
        try engine.advanceClock(to: Self.instant(text, engine.calendar)).summary
    }

    /// Moves the clock without running anything, as when nobody runs the nightly work.
    package func sleep(until text: String) throws {
        let instant = try Self.instant(text, engine.calendar)
        try engine.store.write { try $0.setTestClock(instant) }
    }

    /// A day's first instant in a zone, or an instant in RFC 3339.
    package static func instant(_ text: String, _ calendar: ZoneCalendar) throws -> Instant {
        if let day = CivilDate(text) { return calendar.start(of: day) }
        guard let instant = Instant(rfc3339: text) else { throw ShopError("no time: \(text)") }
        return instant
    }

    package static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(text) else { throw ShopError("no day: \(text)") }
        return day
    }

    // MARK: Looking

    /// A member's invoices, one line each: period, amount, state, and how each attempt went.
    package func invoices(_ member: String) throws -> [String] {
        try engine.invoices(of: member, state: nil, after: nil, limit: 1_000).map(Self.line)
    }

    /// `2026-01-01/2026-02-01 USD 10.00 paid: insufficient_funds, succeeded`.
    package static func line(_ invoice: InvoiceView) -> String {
        let attempts = invoice.attempts.map { $0.state.decline?.code ?? $0.state.name }
        let tail = attempts.isEmpty ? "" : ": " + attempts.joined(separator: ", ")
        return "\(invoice.period) \(invoice.amount) \(invoice.state.rawValue)\(tail)"
    }

    /// The kinds of a member's journal rows, in order.
    package func journal(_ member: String) throws -> [String] {
        try engine.events(after: 0, kind: nil, member: member, limit: 10_000).map(\.entry.kind)
    }

    /// What a checkout would be told, as `yes subscribed` or `no on_hold`.
    package func check(
        _ member: String,
        _ benefit: String = "free_shipping",
        at text: String? = nil
    ) throws -> String {
        let at = try text.map { try Self.instant($0, engine.calendar) }
        let answer = try engine.check(member: member, benefit: benefit, at: at)
        return "\(answer.entitled ? "yes" : "no") \(answer.reason.rawValue)"
    }

    /// What the doctor finds wrong; empty when the database is healthy.
    package func complaints() throws -> [String] { try Self.complaints(engine) }

    package static func complaints(_ engine: Engine) throws -> [String] {
        let known = Set(Engine.eventKinds)
        let kinds = try engine.events(after: 0, kind: nil, member: nil, limit: 1_000_000)
            .map(\.entry.kind)
        let unlisted = Set(kinds).subtracting(known).sorted().map { "no kind of event: \($0)" }
        return try unlisted
            + engine.examine().results.flatMap { result in
                result.offences.map { "\(result.name): \($0)" }
            }
    }

    // MARK: The file itself

    /// Changes rows behind the product's back, as a damaged or meddled file has them.
    package func tamper(_ sql: String) throws {
        try withFile { db in
            // The triggers guard against programs; a meddler takes them off and puts them back.
            let triggers = try Row.fetchAll(
                db,
                sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            )
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            try db.inTransaction(.immediate) {
                for trigger in triggers {
                    try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
                }
                try db.execute(sql: sql)
                for trigger in triggers { try db.execute(sql: trigger["sql"]) }
                return .commit
            }
        }
    }

    /// Every row of every table, for telling whether anything was written.
    package func dump(leavingOut left: Set<String> = []) throws -> [String] {
        try withFile { db in
            let tables = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            )
            return try tables.filter { !left.contains($0) }.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { row in
                    "\(table) \(row.map { "\($0.1)" }.joined(separator: "|"))"
                }
            }
        }
    }

    /// One whole number out of the file.
    package func number(_ sql: String) throws -> Int64 {
        try withFile { try Int64.fetchOne($0, sql: sql) ?? 0 }
    }

    private func withFile<T>(_ body: (Database) throws -> T) throws -> T {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.inDatabase(body)
    }
}

/// A test that is written wrong.
package struct ShopError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

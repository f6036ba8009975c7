package import Membership
package import Payments
package import Store

/// Tessera's use cases on one database: load facts, let ``Membership`` decide, commit.
///
/// One engine belongs to one thread. It reads the clock once per call and hands time in from there.
package final class Engine {
    package let store: Store
    package let gateways: Gateways
    /// The zone whose days the shop's books and nightly runs go by.
    package let calendar: ZoneCalendar
    package let isTestClock: Bool
    /// Who the journal names for what this engine does.
    package let actor: String

    let calendars = Calendars()
    let plans = PlanShelf()
    /// The test clock of one snapshot, which cannot change within it.
    private var seen: (snapshot: Int, now: Instant)?

    /// Opens a database.
    ///
    /// - Parameters:
    ///   - actor: who the journal names, as `cli` or `rpc:clerk`.
    ///   - outside: gateways beside the scripted one, which only a test-clock database has.
    package init(_ store: Store, actor: String, outside: [any PaymentGateway] = []) throws {
        self.store = store
        self.actor = actor
        let (zone, clock) = try store.read { (try $0.zone(), try $0.testClock()) }
        calendar = try calendars.calendar(zone)
        isTestClock = clock != nil
        let own: [any PaymentGateway] = [OfflineGateway()]
        gateways = Gateways(outside + own + (isTestClock ? [ScriptedGateway()] : []))
    }

    /// The same engine on a copy of its database, where no gateway is asked and each says yes.
    init(_ engine: Engine, rehearsingOn copy: Store) {
        store = copy
        actor = engine.actor
        calendar = engine.calendar
        isTestClock = engine.isTestClock
        gateways = engine.gateways.rehearsing()
    }

    /// Opens a database with programs outside to charge through.
    package convenience init(
        _ store: Store,
        actor: String,
        programs: [OutsideGateway]
    ) throws {
        try self.init(store, actor: actor, outside: programs.map(\.gateway))
    }

    /// Makes a new database and opens it.
    ///
    /// - Parameters:
    ///   - zone: an IANA zone; members without one of their own live in it.
    ///   - testClock: the time to begin at for a database whose time is moved by hand; `nil` for
    ///     real time. It cannot be changed afterwards.
    package static func create(
        at path: String,
        zone: String,
        testClock: Instant?,
        actor: String
    ) throws -> Engine {
        guard ZoneCalendar(zone) != nil else { throw Refused(.unknownZone, zone) }
        if let testClock { try refuseUnlessStorable(testClock) }
        let store = try Store.create(at: path)
        do {
            let createdAt = testClock ?? SystemClock.now
            try store.write { writer in
                try writer.initialize(zone: zone, createdAt: createdAt, testClock: testClock)
                var changes = ChangeSet(at: createdAt, actor: actor)
                changes.journal.append(
                    JournalEntry(
                        kind: JournalKind.databaseCreated,
                        data: JournalData.object {
                            $0.text("zone", zone)
                            $0.bool("test_clock", testClock != nil)
                        }
                    )
                )
                try writer.apply(changes)
            }
            return try Engine(store, actor: actor)
        } catch {
            store.close()
            Store.discard(at: path)
            throw error
        }
    }

    /// The time: the test clock's where there is one, otherwise real time.
    package func now() throws -> Instant {
        guard isTestClock else { return SystemClock.now }
        return try store.read { try now($0) }
    }

    /// The time as a transaction sees it.
    func now(_ reader: Reader) throws -> Instant {
        guard isTestClock else { return SystemClock.now }
        if store.isReadingSnapshot, let seen, seen.snapshot == store.snapshotNumber {
            return seen.now
        }
        guard let now = try reader.testClock() else { return SystemClock.now }
        if store.isReadingSnapshot { seen = (store.snapshotNumber, now) }
        return now
    }

    /// Today in the shop's zone.
    package func today() throws -> CivilDate { calendar.day(of: try now()) }

    /// Runs a body with the database entered once; a loop of many calls is faster inside.
    package func session<T>(_ body: () throws -> T) rethrows -> T { try store.session(body) }

    /// - Throws: ``Refusal/timeOutOfRange`` outside the years the product works in.
    static func refuseUnlessStorable(_ instant: Instant) throws(Refused) {
        // 1970-01-01 to 9999-12-31, so that no derived day leaves what RFC 3339 can write.
        guard (0..<253_402_300_800_000).contains(instant.milliseconds) else {
            throw Refused(.timeOutOfRange, instant.rfc3339)
        }
    }
}

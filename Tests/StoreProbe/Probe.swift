#if DEBUG
    import GRDB

    @testable import Store

    /// Writes rows to a scratch table for some seconds and prints what it measured, as JSON.
    ///
    ///     StoreProbe batch PATH SECONDS ROWS-PER-COMMIT
    ///     StoreProbe interactive PATH SECONDS
    ///     StoreProbe read PATH SECONDS
    ///
    /// The batch prints `kept N` after each commit, so that a test may kill it and hold it to that.
    struct Probe {
        let command: String
        let path: String
        let seconds: Double
        let rows: Int

        init(arguments: [String]) throws {
            guard arguments.count >= 3, let seconds = Double(arguments[2]) else {
                throw ProbeError.usage
            }
            command = arguments[0]
            path = arguments[1]
            self.seconds = seconds
            rows = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
        }

        func run() throws {
            let store = try openOrCreate()
            defer { store.close() }
            switch command {
            case "batch": try write(to: store, .batch, rows: rows, pause: 0)
            case "interactive": try write(to: store, .interactive, rows: 1, pause: 2_000)
            case "read": try read(from: store)
            default: throw ProbeError.usage
            }
        }

        private func openOrCreate() throws(StoreError) -> Store {
            do {
                return try Store.open(at: path)
            } catch .missing {
                return try Store.create(at: path)
            }
        }

        private func write(
            to store: Store,
            _ urgency: Store.Urgency,
            rows: Int,
            pause: UInt32
        ) throws {
            try store.write { writer in
                try writer.db.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS probe (
                            id INTEGER PRIMARY KEY, who TEXT NOT NULL, key INTEGER NOT NULL
                        ) STRICT;
                        CREATE INDEX IF NOT EXISTS probe_key ON probe (key);
                        """
                )
            }
            var random = SplitMix64(state: urgency == .batch ? 1 : 2)
            var latencies: [Duration] = []
            var kept = 0
            let start = ContinuousClock.now
            try store.session {
                while ContinuousClock.now - start < .seconds(seconds) {
                    let before = ContinuousClock.now
                    try store.write(urgency) { writer in
                        let sql = "INSERT INTO probe (who, key) VALUES (?, ?)"
                        let insert = try writer.db.cachedStatement(sql: sql)
                        for _ in 0..<rows {
                            let key = Int64(truncatingIfNeeded: random.next())
                            try insert.execute(arguments: [command, key])
                        }
                    }
                    latencies.append(ContinuousClock.now - before)
                    kept += rows
                    if urgency == .batch { say("kept \(kept)") }
                    rest(microseconds: pause)
                }
            }
            report(latencies, rows: kept, took: ContinuousClock.now - start)
        }

        /// Measures one read of one row by a cached statement, in one session.
        private func read(from store: Store) throws {
            var latencies: [Duration] = []
            let start = ContinuousClock.now
            try store.session {
                while ContinuousClock.now - start < .seconds(seconds) {
                    let before = ContinuousClock.now
                    for _ in 0..<100 {
                        try store.read { reader in
                            let sql = "SELECT rowid FROM sqlite_schema WHERE rowid = ?"
                            let select = try reader.db.cachedStatement(sql: sql)
                            _ = try Int.fetchOne(select, arguments: [1])
                        }
                    }
                    latencies.append((ContinuousClock.now - before) / 100)
                }
            }
            report(latencies, rows: latencies.count * 100, took: ContinuousClock.now - start)
        }

        private func report(_ latencies: [Duration], rows: Int, took: Duration) {
            let sorted = latencies.sorted()
            func microseconds(at share: Double) -> Double {
                guard !sorted.isEmpty else { return 0 }
                let index = min(sorted.count - 1, Int(Double(sorted.count) * share))
                return (sorted[index] / .microseconds(1) * 10).rounded() / 10
            }
            let fields = [
                "\"command\": \"\(command)\"", "\"rows\": \(rows)", "\"commits\": \(sorted.count)",
                "\"seconds\": \(took / .seconds(1))", "\"p50_us\": \(microseconds(at: 0.5))",
                "\"p99_us\": \(microseconds(at: 0.99))", "\"p999_us\": \(microseconds(at: 0.999))",
            ]
            say("{\(fields.joined(separator: ", "))}")
        }
    }

    /// A small generator with a seed, so that every run writes the same keys.
    private struct SplitMix64 {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }
#else
    /// The probe looks inside the store, which a release build hides.
    ///
    /// To measure, build it with `-c release -Xswiftc -enable-testing -Xswiftc -DDEBUG`.
    struct Probe {
        init(arguments: [String]) throws {}

        func run() throws {
            throw ProbeError.releaseBuild
        }
    }
#endif

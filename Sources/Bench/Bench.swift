import Glibc

/// All measurements, one after the other.
struct Bench {
    let tessera: String
    let plans: String
    let shelf: DatabaseShelf
    let sizes: Sizes

    /// How often checks are pipelined; the median counts.
    private static let rounds = 3

    func measure() throws -> Report {
        var report = Report()
        for paying in Population.Paying.allCases { try examine(sizes.members.small, paying) }
        try measureChecks(&report)
        try measureCheckouts(&report)
        try measureRuns(&report)
        try measureSimulation(&report)
        try measureStart(&report)
        return report
    }

    /// The databases are only worth measuring if they are what the product would have written.
    private func examine(_ members: Int, _ paying: Population.Paying) throws {
        let database = try shelf.database(members, paying)
        Console.note("examining \(database)")
        guard try Child.run(tessera, ["doctor", "--database", database]) == 0 else {
            throw BenchError("'tessera doctor --database \(database)' finds faults; it says which")
        }
    }

    // MARK: Simulation

    private func measureSimulation(_ report: inout Report) throws {
        let measurement = SimulationMeasurement(
            tessera,
            plans: plans,
            members: sizes.simulated
        )
        let seconds = try measurement.seconds()
        let numpy = try measurement.numpySeconds()
        let size = "\(sizes.simulated.grouped) members, 24 months"
        report.add(
            "model simulate, a whole process, \(size)",
            "\(seconds.short) s",
            goal: numpy == nil ? "" : "<= numpy",
            numpy.map { seconds <= $0 }
        )
        report.add(
            "the same model in numpy, draws and sums alone",
            numpy.map { "\($0.short) s" } ?? "-"
        )
    }

    // MARK: Checks

    private func measureChecks(_ report: inout Report) throws {
        let small = try checks(of: sizes.members.small)
        let large = try checks(of: sizes.members.large)
        let redis = try RedisPeer()?.measure(sizes.singleChecks, valueLength: small.answerLength)
        for (members, figures) in [(sizes.members.small, small), (sizes.members.large, large)] {
            let p50 = figures.single.percentile(50)
            let steady = figures.single.percentile(99) <= 3 * p50
            let asFast = redis.map { p50 <= $0.percentile(50) } ?? true
            report.add(
                "check, one at a time, \(members.grouped) members (p50 / p99 / p99.9)",
                figures.single.summary,
                goal: redis == nil ? "p99 <= 3 x p50" : "p50 <= Redis GET, p99 <= 3 x p50",
                steady && asFast
            )
        }
        report.add(
            "Redis GET, one at a time, same client (p50 / p99 / p99.9)",
            redis?.summary ?? "-"
        )
        let growth = large.single.percentile(50) / small.single.percentile(50)
        report.add(
            "growth of the check's p50 between the two",
            "\(growth.short) x",
            goal: "<= 1.5 x",
            growth <= 1.5
        )
        for (members, figures) in [(sizes.members.small, small), (sizes.members.large, large)] {
            report.add(
                "checks pipelined, \(CheckLoad.window) on the way, \(members.grouped) members",
                Self.rate(figures.perSecond, figures.processorTime),
                goal: ">= 150,000/s",
                figures.perSecond >= 150_000
            )
        }
    }

    private func checks(of members: Int) throws -> (
        single: Latency, perSecond: Double, processorTime: Double, answerLength: Int
    ) {
        let database = try shelf.database(members, .scripted)
        Console.note("checking \(database)")
        let child = try Child(tessera, ["rpc", "--role", "shop", "--database", database])
        defer { child.finish() }
        let answer = try firstAnswer(child, of: members)
        let single = try CheckLoad.oneAtATime(
            .checks(sizes.singleChecks, of: members, seed: 1),
            over: child.line
        )
        let tape = RequestTape.checks(sizes.pipelinedChecks, of: members, seed: 2)
        let before = try child.processorTime()
        var rates: [Double] = []
        for _ in 0..<Self.rounds { rates.append(try CheckLoad.pipelined(tape, over: child.line)) }
        let spent = try child.processorTime() - before
        return (
            single, rates.sorted()[Self.rounds / 2], spent / Double(Self.rounds * tape.count),
            answer.count
        )
    }

    /// The bench measures a yes, so there must be one.
    private func firstAnswer(_ child: Child, of members: Int) throws -> [UInt8] {
        let tape = RequestTape.checks(1, of: members, seed: 3)
        let answer = try tape.withBytes(of: 0..<1) { (bytes) throws(BenchError) in
            try child.line.send(bytes)
            return try child.line.receiveLine()
        }
        guard
            String(decoding: answer, as: UTF8.self).split(separator: #""entitled":true"#).count == 2
        else { throw BenchError("a check says no: \(String(decoding: answer, as: UTF8.self))") }
        return answer
    }

    // MARK: Checkouts

    private func measureCheckouts(_ report: inout Report) throws {
        let database = try shelf.copyWithAllDue(sizes.members.small, .scripted)
        defer { DatabaseShelf.remove(database) }
        Console.note("checking out on \(database)")
        let figures = try CheckoutMeasurement.take(
            tessera,
            database: database,
            members: sizes.members.small,
            count: sizes.checkouts
        )
        report.add(
            "checkout.quote of 20 lines, \(sizes.members.small.grouped) members (p50 / p99 / p99.9)",
            figures.quotes.summary
        )
        report.add(
            "checkout.reserve and commit, both durable (p50 / p99 / p99.9)",
            figures.purchases.summary
        )
    }

    // MARK: Runs

    private func measureRuns(_ report: inout Report) throws {
        var alone: RunMeasurement?
        for paying in Population.Paying.allCases {
            let run = try measureRun(paying, besides: false)
            if paying == .scripted { alone = run }
            report.add(
                "renewals, \(sizes.due.grouped) due, \(paying.rawValue)",
                Self.rate(run.perSecond, run.processorTime / Double(run.renewed)),
                goal: ">= 20,000/s",
                run.perSecond >= 20_000
            )
            report.add(
                "  most memory of that run",
                "\(run.memory.short) MiB",
                goal: "<= 300 MiB",
                run.memory <= 300
            )
        }
        let shared = try measureRun(.scripted, besides: true)
        if let commits = shared.commits {
            report.add(
                "prepayment.add while a run goes on (p50 / p99 / p99.9)",
                commits.summary,
                goal: "p99 <= 30,000 µs",
                commits.percentile(99) <= 30_000
            )
        }
        if let alone {
            let loss = 100 * (1 - shared.perSecond / alone.perSecond)
            report.add(
                "  what that run loses by it",
                "\(max(loss, 0).short) %",
                goal: "< 20 %",
                loss < 20
            )
        }
    }

    private func measureRun(_ paying: Population.Paying, besides: Bool) throws -> RunMeasurement {
        let database = try shelf.copyWithAllDue(sizes.due, paying)
        defer { DatabaseShelf.remove(database) }
        Console.note(
            "renewing \(sizes.due.grouped), \(paying.rawValue)\(besides ? ", with a clerk at work" : "")"
        )
        let run = try RunMeasurement.take(tessera, database: database, besides: besides)
        guard run.renewed == Int64(sizes.due) else {
            throw BenchError("\(run.renewed) of \(sizes.due) were renewed; all should be due")
        }
        return run
    }

    /// `152,000/s, 6.1 µs of a core each`; the second tells a slow program from a busy machine.
    private static func rate(_ perSecond: Double, _ processorTime: Double) -> String {
        "\(Int(perSecond).grouped)/s, \((processorTime * 1_000_000).short) µs of a core each"
    }

    // MARK: Start

    private func measureStart(_ report: inout Report) throws {
        var latency = Latency()
        for _ in 0..<sizes.starts {
            let began = ContinuousClock.now
            guard try Child.run(tessera, ["--help"]) == 0 else {
                throw BenchError("'tessera --help' fails")
            }
            latency.record(ContinuousClock.now - began)
        }
        let milliseconds = latency.percentile(50) / 1_000
        report.add(
            "tessera --help, from start to end (p50)",
            "\(milliseconds.short) ms",
            goal: "<= 30 ms",
            milliseconds <= 30
        )
    }
}

extension Int {
    /// With thousands apart: `1,000,000`.
    var grouped: String {
        var digits = String(magnitude)[...]
        var groups: [Substring] = []
        while digits.utf8.count > 3 {
            groups.append(digits.suffix(3))
            digits = digits.dropLast(3)
        }
        return ([digits] + groups.reversed()).joined(separator: ",")
    }
}

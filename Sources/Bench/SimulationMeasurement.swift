/// A plan's simulation by the real binary, and the same model in numpy.
struct SimulationMeasurement {
    private let tessera: String
    /// The directory of the plan files, with the models in it.
    private let plans: String
    private let members: Int

    /// How often each is run; the fastest counts, since nothing makes a program faster than it is.
    private static let rounds = 3

    init(_ tessera: String, plans: String, members: Int) {
        self.tessera = tessera
        self.plans = plans
        self.members = members
    }

    /// A whole process, from its start to its end, in seconds.
    func seconds() throws -> Double {
        let words = [
            "model", "simulate", "\(plans)/models/prime.yaml", "--members", "\(members)",
            "--worlds", "1", "--months", "24", "--json",
        ]
        var fastest = Double.infinity
        for _ in 0..<Self.rounds {
            let began = ContinuousClock.now
            guard try Child.run(tessera, words) == 0 else {
                throw BenchError("'tessera model simulate' fails; it says why")
            }
            fastest = min(fastest, (ContinuousClock.now - began) / .seconds(1))
        }
        return fastest
    }

    /// What numpy takes for the draws and sums alone, without its start and without what it prepares.
    /// - Returns: `nil` where there is no Python with numpy.
    func numpySeconds() throws -> Double? {
        var fastest: Double?
        for _ in 0..<Self.rounds {
            guard
                let child = try? Child("\(plans)/../scripts/numpy-simulation", ["\(members)"])
            else { return nil }
            let line = try? child.line.receiveLine()
            try? child.line.drain()
            guard child.finish() == 0, let line, let seconds = Self.seconds(in: line) else {
                return nil
            }
            fastest = min(fastest ?? seconds, seconds)
        }
        return fastest
    }

    /// Of a line such as `seconds 0.412, of the processor 0.409` the first number.
    private static func seconds(in line: [UInt8]) -> Double? {
        let words = String(decoding: line, as: UTF8.self).split(whereSeparator: {
            " ,".contains($0)
        })
        return words.count > 1 && words[0] == "seconds" ? Double(words[1]) : nil
    }
}

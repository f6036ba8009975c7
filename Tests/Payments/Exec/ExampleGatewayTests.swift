import Membership
import Payments
import Testing

/// The example program, and with it the promise that a key takes money once.
struct ExampleGatewayTests {
    @Test func `it acts out tokens as the scripted gateway does`() throws {
        let bench = try Workbench()
        let example = bench.example()
        let scripted = ScriptedGateway()
        let tokens = ScriptedGateway.Script.allCases.map(\.rawValue) + ["ok:visa-1", "gold"]
        for (index, token) in tokens.enumerated() {
            let invoice = Int64(index + 1)
            for attempt in 1...3 {
                let charge = try Requests.charge(token, invoice: invoice, attempt: attempt)
                // Once the lost answer is known, nobody charges a third time.
                if token == "decline_then_timeout", attempt == 3 { continue }
                #expect(example.charge([charge]) == scripted.charge([charge]), "\(charge)")
                #expect(example.query([charge]) == scripted.query([charge]), "\(charge)")
            }
            guard scripted.accepts(token: token) else { continue }
            let attempt = token == "decline_then_timeout" ? 2 : 3
            let refund = try Requests.refund(
                token,
                creditNote: invoice,
                of: invoice,
                chargeAttempt: attempt
            )
            #expect(example.refund([refund]) == scripted.refund([refund]), "\(refund)")
            #expect(example.queryRefunds([refund]) == scripted.queryRefunds([refund]), "\(refund)")
        }
        #expect(bench.notes == [])
    }

    @Test func `a key that comes again moves nothing`() throws {
        let bench = try Workbench()
        let charge = try Requests.charge("ok", invoice: 1)
        let refund = try Requests.refund("ok", creditNote: 1, of: 1)
        for _ in 0..<2 {
            let example = bench.example()
            #expect(example.charge([charge, charge]) == [.succeeded, .succeeded])
            #expect(example.refund([refund, refund]) == [.succeeded, .succeeded])
        }
        #expect(
            bench.lines("journal") == ["inv_1:1 succeeded 1499 USD", "cn_1:1 succeeded 1499 USD"]
        )
    }

    @Test func `a key with other facts is refused, and nobody is told that no money moved`() throws
    {
        let bench = try Workbench()
        let example = bench.example()
        #expect(example.charge([try Requests.charge("ok", invoice: 1)]) == [.succeeded])
        let other = try Requests.charge("ok", invoice: 1, amount: 1)
        #expect(example.charge([other]) == [.unknown])
        #expect(bench.lines("journal") == ["inv_1:1 succeeded 1499 USD"])
    }

    @Test func `a death between the charge and its answer does not charge twice`() throws {
        let bench = try Workbench()
        let charge = try Requests.charge("ok", invoice: 1)
        #expect(bench.example("--die-after-charge", "1").charge([charge]) == [.unknown])
        #expect(bench.lines("journal") == ["inv_1:1 succeeded 1499 USD"])

        let sound = bench.example()
        #expect(sound.query([charge]) == [.succeeded])
        #expect(sound.charge([charge]) == [.succeeded])
        #expect(bench.lines("journal") == ["inv_1:1 succeeded 1499 USD"])
    }

    @Test func `a program that never answered is asked by key in its next life`() throws {
        let bench = try Workbench()
        let hanging = bench.example("--hang", "1", timeout: .seconds(3))
        let charge = try Requests.charge("ok", invoice: 1)
        #expect(hanging.charge([charge]) == [.unknown])
        #expect(bench.example().query([charge]) == [.succeeded])
        #expect(bench.lines("journal") == ["inv_1:1 succeeded 1499 USD"])
    }

    @Test func `a line that a dying program did not finish never counted`() throws {
        let bench = try Workbench()
        try bench.write("inv_1:1 succeeded 1499 USD\ninv_2:1 succ", to: "journal")
        let requests = try Requests.charges(2)
        let example = bench.example()
        #expect(example.query(requests) == [.succeeded, .neverSeen])
        #expect(example.charge(requests) == [.succeeded, .succeeded])
        #expect(
            bench.lines("journal") == ["inv_1:1 succeeded 1499 USD", "inv_2:1 succeeded 1499 USD"]
        )
    }

    @Test func `whatever goes wrong, asking by key ends with each key charged once`() throws {
        for seed in [20_260_201, 7] as [UInt64] {
            let bench = try Workbench()
            var random = SplitMix64(seed: seed)
            let tokens = ["ok", "ok", "timeout", "insufficient_funds", "stolen_card"]
            let requests = try (1...30).map { invoice in
                try Requests.charge(
                    tokens.randomElement(using: &random) ?? "ok",
                    invoice: invoice,
                    amount: Int64.random(in: 1...9_999, using: &random)
                )
            }
            let gateway = bench.example(
                "--die-after-charge",
                "0.1",
                "--garbage",
                "0.1",
                "--seed",
                "\(seed)"
            )
            let outcomes = Self.settle(requests, gateway)
            let truth = ScriptedGateway().query(requests)
            #expect(outcomes == truth, "seed \(seed)")
            #expect(!bench.notes.isEmpty, "seed \(seed): nothing went wrong")
            let keys = bench.lines("journal").map { $0.prefix { $0 != " " } }
            #expect(keys.count == 30 && Set(keys).count == 30, "seed \(seed): \(keys)")
        }
    }

    /// Charges, and asks for what stays unknown until nothing does, as the engine would.
    private static func settle(
        _ requests: [ChargeRequest],
        _ gateway: ExecGateway
    ) -> [QueryAnswer] {
        _ = gateway.charge(requests)
        var answers = gateway.query(requests)
        for _ in 0..<requests.count {
            let unseen = requests.indices.filter { answers[$0] == .neverSeen }
            guard !unseen.isEmpty else { break }
            _ = gateway.charge(unseen.map { requests[$0] })
            answers = gateway.query(requests)
        }
        return answers
    }
}

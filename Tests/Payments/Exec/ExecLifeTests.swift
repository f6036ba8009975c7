import Glibc
import Membership
import Payments
import Testing

/// How the program's process begins and ends.
struct ExecLifeTests {
    private static let answerEach = #"while read -r line; do reply "$line" "$ok"; done"#

    @Test func `a program that died between two calls costs no request`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(#"echo $$ > pid; read -r line; reply "$line" "$ok""#)
        for life in 1...3 {
            #expect(gateway.charge([try Requests.charge("tok")]) == [.succeeded])
            #expect(bench.lives == life)
            let process = try bench.process("pid")
            #expect(Workbench.eventually { !Workbench.isRunning(process) })
        }
        #expect(bench.notes == [])
    }

    @Test func `what it says unasked is nobody's answer`() throws {
        let bench = try Workbench()
        // The id of the next request is easily guessed, and still guessed.
        let gateway = bench.shell(
            #"""
            read -r line
            reply "$line" "$ok"
            if [ $life = 1 ]; then printf '{"id":"r2","outcome":"succeeded"}\n'; echo > said; fi
            while read -r line; do
                reply "$line" '"outcome":"declined","kind":"hard","code":"asked"'
            done
            """#
        )
        #expect(gateway.charge([try Requests.charge("tok")]) == [.succeeded])
        #expect(Workbench.eventually { !bench.lines("said").isEmpty })
        let again = try Requests.charges(2)
        #expect(gateway.charge(again) == [.succeeded, .declined(.hard, code: "asked")])
        #expect(bench.lives == 2)
        #expect(bench.notes.count == 1)
    }

    /// Each row reads: a program that does this is gone with its gateway.
    @Test(
        arguments: [
            ("it leaves when its input ends", answerEach),
            ("it stays on", "\(answerEach); sleep 100"),
            ("it cannot be asked to go", "trap '' TERM INT HUP; \(answerEach); sleep 100"),
            ("it has a helper", "sleep 100 & echo $! > helper; \(answerEach); wait"),
        ]
    )
    func `no process is left behind`(why: String, script: String) throws {
        let bench = try Workbench()
        do {
            let gateway = bench.shell("echo $$ > pid; \(script)")
            #expect(gateway.charge([try Requests.charge("tok")]) == [.succeeded], "\(why)")
        }
        #expect(!Workbench.exists(try bench.process("pid")), "\(why)")
        if !bench.lines("helper").isEmpty {
            let helper = try bench.process("helper")
            #expect(Workbench.eventually { !Workbench.isRunning(helper) }, "\(why)")
        }
    }

    @Test func `a killed program is gone before the call returns`() throws {
        let bench = try Workbench()
        let gateway = bench.shell("echo $$ > pid; cat > /dev/null", timeout: .milliseconds(400))
        #expect(gateway.charge([try Requests.charge("tok")]) == [.unknown])
        #expect(!Workbench.exists(try bench.process("pid")))
    }

    @Test func `lives leave no descriptors open`() throws {
        let bench = try Workbench()
        let gateway = bench.gateway("/bin/false", [], inFlight: 1)
        let before = Self.openDescriptors
        for _ in 0..<10 { _ = gateway.charge(try Requests.charges(9)) }
        for _ in 0..<10 { _ = bench.gateway("/nonexistent", []).charge(try Requests.charges(1)) }
        // Other tests open some at the same time, but nothing like one for each life.
        #expect(Self.openDescriptors < before + 20)
    }

    @Test func `a program does not hold the pipes of another`() throws {
        let bench = try Workbench()
        let second: ExecGateway
        do {
            let first = bench.shell("\(Self.answerEach); echo > left")
            second = bench.shell(Self.answerEach)
            #expect(first.charge([try Requests.charge("tok")]) == [.succeeded])
            #expect(second.charge([try Requests.charge("tok")]) == [.succeeded])
        }
        #expect(bench.lines("left") == [""], "its input ended, although the other program lives")
        #expect(second.charge([try Requests.charge("tok")]) == [.succeeded])
    }

    @Test func `the interrupt of the terminal does not reach it`() throws {
        let bench = try Workbench()
        let gateway = bench.shell("echo $$ > pid; " + Self.answerEach)
        #expect(gateway.charge([try Requests.charge("tok")]) == [.succeeded])
        let process = try bench.process("pid")
        #expect(getpgid(process) == process)
        #expect(getpgid(process) != getpgrp())
    }

    private static var openDescriptors: Int {
        (0..<1_024 as Range<Int32>).count { fcntl($0, F_GETFD) >= 0 }
    }
}

import Glibc
import Membership
import Payments
import Testing

/// Programs that misbehave: nothing is guessed, nothing is asked twice, and the rest goes on.
struct ExecFaultTests {
    private static let answerEach = #"while read -r line; do reply "$line" "$ok"; done"#

    /// Each row reads: a program that does this with the first two requests leaves these outcomes,
    /// this is noted, and the next call gets a new program.
    @Test(
        arguments: [
            ("it dies", "exit 1", [.unknown, .unknown], "it ended before"),
            (
                "it answers one and dies", #"reply "$b" "$ok"; exit"#, [.unknown, .succeeded],
                "it ended before it had answered everything; see what it said above; "
                    + "unknown outcomes: 1"
            ),
            (
                "it closes its output", "exec >&-; sleep 100", [.unknown, .unknown],
                "unknown outcomes: 2"
            ),
            ("it prints a page", "echo '<html>'", [.unknown, .unknown], "not JSON"),
            ("it prints an empty line", "echo", [.unknown, .unknown], "not JSON"),
            ("it prints broken text", #"printf '"\377"\n'"#, [.unknown, .unknown], "not JSON"),
            ("it prints a list", "echo '[]'", [.unknown, .unknown], "no answer"),
            (
                "it prints an answer to nobody", #"echo '{"outcome":"succeeded"}'"#,
                [.unknown, .unknown], "no answer"
            ),
            (
                "it answers what was not asked", #"reply '{"id":"r9"}' "$ok""#,
                [.unknown, .unknown], #"it answered "r9""#
            ),
            (
                "it answers twice", #"reply "$a" "$ok"; reply "$a" '"outcome":"unknown"'"#,
                [.succeeded, .unknown], #"it answered "r1""#
            ),
            (
                "it prints a line without an end", "head -c 70000 /dev/zero | tr '\\0' ' '; cat",
                [.unknown, .unknown], "more than 65536 bytes"
            ),
            (
                "it prints an answer that is too long",
                #"reply "$a" "$ok,\"x\":\"$(head -c 65600 /dev/zero | tr '\0' x)\""; cat"#,
                [.unknown, .unknown], "more than 65536 bytes"
            ),
            (
                "it dies within an answer", #"printf '{"id":"r1","outcome":"succ'"#,
                [.unknown, .unknown], "it ended before"
            ),
        ] as [(String, String, [ChargeOutcome], String)]
    )
    func `a program that misbehaves is started anew`(
        why: String,
        misbehaves: String,
        outcomes: [ChargeOutcome],
        noted: String
    ) throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            """
            if [ $life = 1 ]; then
                read -r a; read -r b
                \(misbehaves)
                exit
            fi
            \(Self.answerEach)
            """,
            inFlight: 2
        )
        #expect(gateway.charge(try Requests.charges(2)) == outcomes, "\(why)")
        let next = gateway.charge(try Requests.charges(3))
        #expect(next == [.succeeded, .succeeded, .succeeded], "\(why)")
        #expect(bench.lives == 2, "\(why)")
        let notes = bench.notes
        #expect(notes.count == 1 && notes.allSatisfy { $0.contains(noted) }, "\(why): \(notes)")
    }

    @Test func `what a dead program was not sent goes to its successor`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            """
            if [ $life = 1 ]; then read -r a; read -r b; exit; fi
            while read -r line; do printf '%s\\n' "$line" >> asked; reply "$line" "$ok"; done
            """,
            inFlight: 2
        )
        #expect(
            gateway.charge(try Requests.charges(5)) == [
                .unknown, .unknown, .succeeded, .succeeded, .succeeded,
            ]
        )
        let asked = bench.lines("asked").map { $0.split(separator: "\"")[7] }
        #expect(asked == ["r3", "r4", "r5"], "what was sent once is not sent again")
        #expect(bench.lives == 2)
    }

    @Test func `a late answer is nobody's answer`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            """
            if [ $life = 1 ]; then
                read -r line
                sleep 0.9
                reply "$line" "$ok"
            fi
            while read -r line; do
                reply "$line" '"outcome":"declined","kind":"hard","code":"second_life"'
            done
            """,
            inFlight: 1,
            timeout: .milliseconds(600)
        )
        let began = ContinuousClock.now
        #expect(
            gateway.charge(try Requests.charges(3)) == [
                .unknown, .declined(.hard, code: "second_life"),
                .declined(.hard, code: "second_life"),
            ]
        )
        #expect(ContinuousClock.now - began >= .milliseconds(600))
        #expect(bench.lives == 2)
        #expect(
            bench.notes == [
                "it did not answer inv_1:1 in time, and was killed; unknown outcomes: 1"
            ]
        )
    }

    @Test func `dribbling does not win time`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            "read -r line; while :; do printf ' '; sleep 0.05; done",
            timeout: .milliseconds(200)
        )
        let began = ContinuousClock.now
        #expect(gateway.charge([try Requests.charge("tok")]) == [.unknown])
        #expect(ContinuousClock.now - began < .seconds(2))
    }

    /// Each row reads: this program is started three times for ten requests, one at a time.
    @Test(
        arguments: [
            ("it dies before it reads", "exit 1"),
            ("it reads and dies", "read -r line; exit 1"),
            ("it answers garbage", "read -r line; echo no; cat"),
            ("it does not answer in time", "cat > /dev/null"),
        ]
    )
    func `a program that is good for nothing is given up`(
        why: String,
        script: String
    ) throws {
        let bench = try Workbench()
        let gateway = bench.shell(script, inFlight: 1, timeout: .milliseconds(400))
        let outcomes = gateway.charge(try Requests.charges(10))
        #expect(outcomes == Array(repeating: .unknown, count: 10), "\(why)")
        #expect(bench.lives == 3, "\(why)")
        let last = try #require(bench.notes.last)
        #expect(last.hasPrefix("requests not sent: "), "\(why)")

        _ = gateway.query([try Requests.charge("tok")])
        #expect(bench.lives > 3, "\(why): the next call tries again")
    }

    @Test func `one answer in each life is enough to go on`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(#"read -r a; read -r b; reply "$a" "$ok""#, inFlight: 2)
        let outcomes = gateway.charge(try Requests.charges(12))
        #expect(outcomes.count { $0 == .succeeded } >= 4)
        #expect(bench.lives >= 4)
    }

    /// Each row reads: this command cannot be started, and this is noted.
    @Test(
        arguments: [
            ("no such file", "/nonexistent/bank", "No such file or directory"),
            ("no such name", "tessera-no-such-program", "No such file or directory"),
            ("not a program", "/dev/null", "Permission denied"),
        ]
    )
    func `what cannot be started leaves everything unknown`(
        why: String,
        command: String,
        noted: String
    ) throws {
        let bench = try Workbench()
        let gateway = bench.gateway(command, [])
        #expect(gateway.charge(try Requests.charges(3)) == [.unknown, .unknown, .unknown])
        #expect(
            bench.notes == [
                "it cannot be started (\(noted)); check its command",
                "requests not sent: 3; their outcome is unknown",
            ],
            "\(why)"
        )
    }

    @Test func `a pipe that nobody reads does not end the process`() throws {
        // The worst case: nobody has made the signal harmless.
        signal(SIGPIPE, SIG_DFL)
        let bench = try Workbench()
        let gateway = bench.shell(
            #"read -r line; exec 0<&-; reply "$line" "$ok"; sleep 100"#,
            inFlight: 1
        )
        let outcomes = gateway.charge(try Requests.charges(3))
        #expect(outcomes == [.succeeded, .succeeded, .succeeded])
        #expect(bench.lives == 3)
    }
}

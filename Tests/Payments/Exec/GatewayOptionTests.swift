import Payments
import Testing

struct GatewayOptionTests {
    /// Each row reads: this option text names a gateway called this.
    @Test(
        arguments: [
            ("a path", "bank=/bin/sh", "bank"),
            ("a name on the PATH", "bank=sh -c true", "bank"),
            ("every character a name may have", "a-z_09=/bin/sh", "a-z_09"),
            ("the longest name", "abcdefghijklmnopqrstuvwxyz1234=/bin/sh", nil),
            ("spaces around the words", "bank=  /bin/sh   -c  ", "bank"),
            ("an = in the command", "bank=/usr/bin/env A=B sh", "bank"),
            ("a quoted command", "bank=\"/bin/sh\" -c \"a b\"", "bank"),
        ] as [(String, String, String?)]
    )
    func `an option names a gateway`(why: String, text: String, name: String?) throws {
        let gateway = try ExecGateway.parse(text)
        #expect(gateway.name == name ?? String(text.prefix { $0 != "=" }), "\(why)")
        #expect(gateway.collects == .atOnce)
        #expect(gateway.accepts(token: "any"))
        #expect(gateway.fingerprint(token: "any") == "\(gateway.name):any")
    }

    /// Each row reads: this option text is refused for this reason.
    @Test(
        arguments: [
            ("no command at all", "bank", .noCommandSign(text: "bank")),
            ("nothing", "", .noCommandSign(text: "")),
            ("no name", "=/bin/sh", .badName("")),
            ("a capital", "Bank=/bin/sh", .badName("Bank")),
            ("a colon would end the name", "a:b=/bin/sh", .badName("a:b")),
            (
                "one too long", "abcdefghijklmnopqrstuvwxyz12345=/bin/sh",
                .badName("abcdefghijklmnopqrstuvwxyz12345")
            ),
            ("the test gateway", "scripted=/bin/sh", .reservedName("scripted")),
            ("the clerk's gateway", "offline=/bin/sh", .reservedName("offline")),
            ("the balance", "balance=/bin/sh", .reservedName("balance")),
            ("no method", "none=/bin/sh", .reservedName("none")),
            ("a gift", "complimentary=/bin/sh", .reservedName("complimentary")),
            ("an empty command", "bank=", .emptyCommand(name: "bank")),
            ("spaces only", "bank=   ", .emptyCommand(name: "bank")),
            ("an empty word", "bank=\"\" x", .emptyCommand(name: "bank")),
            ("an open quote", "bank=/bin/sh \"a b", .openQuote(name: "bank")),
            (
                "a quoted name with a space", "bank=\"no such\" x",
                .notOnPath(name: "bank", command: "no such")
            ),
            (
                "no such file", "bank=/nonexistent/x",
                .noSuchFile(name: "bank", command: "/nonexistent/x")
            ),
            ("a directory", "bank=/usr/bin/", .notExecutable(name: "bank", command: "/usr/bin/")),
            (
                "not a program", "bank=/etc/passwd",
                .notExecutable(name: "bank", command: "/etc/passwd")
            ),
        ] as [(String, String, GatewayOptionError)]
    )
    func `an option that is none is refused`(
        why: String,
        text: String,
        error: GatewayOptionError
    ) {
        #expect(throws: error, "\(why)") { _ = try ExecGateway.parse(text) }
        #expect(error.description.contains("; "), "\(why): says how to mend it")
    }

    @Test func `words reach the program as they were quoted`() throws {
        let bench = try Workbench()
        let script = bench.path("program")
        try bench.write(#"printf '%s\n' "$@" > "$0.words""#, to: "program")
        let gateway = try ExecGateway.parse(
            #"bank=/bin/sh \#(script) one "two three" "" x"y z" * $HOME "#
        )
        _ = gateway.charge([try Requests.charge("tok")])
        #expect(bench.lines("program.words") == ["one", "two three", "", "xy z", "*", "$HOME"])
    }
}

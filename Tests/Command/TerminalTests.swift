import Foundation
import Subprocess
import Testing

/// What a terminal sees; `script` lends us one.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct TerminalTests {
    private static let escape = "\u{1B}["

    @Test(
        arguments: [
            ("a terminal gets colours", "", true),
            ("NO_COLOR takes them away", "NO_COLOR=1 ", false),
            ("an empty NO_COLOR is none", "NO_COLOR= ", true),
            ("a terminal that knows no colours gets none", "TERM=dumb ", false),
        ] as [(String, String, Bool)]
    )
    func `colours are for terminals that want them`(
        why: String,
        setting: String,
        colours: Bool
    ) async throws {
        let workshop = try Workshop()
        try await workshop.open()
        let ran = try await workshop.run(
            "\(setting)script -qec 'tessera subscriptions list 2>/dev/null' /dev/null </dev/null"
        )
        #expect(ran.output.contains("sub_1"), "\(why)")
        #expect(ran.output.contains(Self.escape) == colours, "\(why)")
    }

    @Test func `a pipe gets neither colours nor progress`() async throws {
        let workshop = try Workshop()
        try await workshop.open()
        let ran = try await workshop.run("tessera clock advance --days 40 2>&1 | cat")
        #expect(!ran.output.contains(Self.escape) && !ran.output.contains("\r"))
    }

    @Test func `a terminal sees progress`() async throws {
        let workshop = try Workshop()
        try await workshop.open()
        let ran = try await workshop.run(
            "script -qec 'tessera clock advance --days 40 >/dev/null' /dev/null </dev/null"
        )
        #expect(ran.output.contains("of 40 days"))
    }

    @Test func `what a terminal would obey is not let through`() async throws {
        let workshop = try Workshop()
        try await workshop.open()
        let text = "$(printf 'Ann\\033[31m\\007\\nBob')"
        let named = try await workshop.run("tessera members add m-2 --name \"\(text)\"")
        #expect(named.status == 64 && named.error.contains("Ann\u{FFFD}[31m\u{FFFD}\u{FFFD}Bob"))
        let proven = try await workshop.run(
            "tessera members verify m-1 --kind student --proof \"\(text)\""
        )
        #expect(proven.status == 0, "\(proven.error)")
        let shown = try await workshop.run("tessera members show m-1")
        #expect(shown.output.contains("Ann\u{FFFD}[31m\u{FFFD}\u{FFFD}Bob"))
        #expect(!shown.output.contains("\u{1B}") && !shown.output.contains("\u{07}"))
        let refused = try await workshop.run("tessera members show \"$(printf 'x\\033[2J\\ny')\"")
        #expect(
            refused.error == "tessera: The member's id is not well formed: x\u{FFFD}[2J\u{FFFD}y; "
                + "use 1 to 64 of A-Z a-z 0-9 . _ : -\n"
        )
    }
}

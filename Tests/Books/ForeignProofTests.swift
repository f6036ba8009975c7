import Foundation
import Membership
import ShopSupport
import Testing

/// Other people's programs read our books and find nothing wrong with them, or what is.
@Suite(
    .enabled(
        if: ForeignTool.installed == ForeignTool.allCases,
        Comment(rawValue: ForeignTool.absence)
    )
)
struct ForeignProofTests {
    /// Ways to ask for the books; the history goes on from 2026-01-02 for some forty days.
    static let requests = [
        "", "--members", "--from 2026-01-20", "--to 2026-01-20 --members",
        "--from 2026-01-10 --to 2026-01-25 --members", "--from 2020-01-01 --to 2030-01-01",
        "--to 2025-01-01", "--from 2030-01-01",
    ]

    @Test func `books with every kind of account and every code are accepted`() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let (shop, keeper) = try Bookkeeper.shop(seed: seed, steps: 160)
            let kinds = Set(keeper.transfers.flatMap { [$0.debit.kind, $0.credit.kind] })
            #expect(kinds == Set(AccountKind.allCases), "seed \(seed)")
            #expect(Set(keeper.transfers.map(\.code)) == Set(Transfer.Code.allCases))
            for tool in ForeignTool.allCases {
                for request in seed == 1 ? Self.requests : ["--members"] {
                    let book = try BookFile(tool, of: shop.path, request)
                    let complaint = try tool.complaint(about: book.path)
                    #expect(complaint == nil, "seed \(seed), \(tool.rawValue) \(request)")
                }
            }
        }
    }

    @Test func `the books of a played shop are accepted`() throws {
        let directory = try ScratchDirectory()
        let database = try Self.play(in: directory)
        for tool in ForeignTool.allCases {
            for request in ["", "--members --from 2025-02-01"] {
                let book = try BookFile(tool, of: database, request)
                #expect(try tool.complaint(about: book.path) == nil, "\(tool.rawValue) \(request)")
            }
        }
    }

    @Test func `books without a transfer are accepted`() throws {
        let shop = try Shop(plans: [])
        for tool in ForeignTool.allCases {
            let book = try BookFile(tool, of: shop.path)
            #expect(try tool.complaint(about: book.path) == nil, "\(tool.rawValue)")
        }
    }

    /// Each row: what somebody does to a file by hand. All of it must be noticed.
    @Test(
        arguments: ForeignTool.allCases,
        [
            ("one side of a transfer is a unit more", 1),
            ("both sides of a transfer are a unit more", 2),
        ]
    )
    func `a book whose amount was changed by hand is refused`(
        tool: ForeignTool,
        damage: (why: String, sides: Int)
    ) throws {
        let (shop, _) = try Bookkeeper.shop(seed: 7, steps: 40)
        for request in ["", "--members", "--from 2026-01-04"] {
            let book = try BookFile(tool, of: shop.path, request)
            var lines = try book.lines
            let places = lines.indices.filter {
                lines[$0].hasSuffix(" USD") && !isDirective(lines[$0])
            }
            for place in places.suffix(4).prefix(damage.sides) {
                lines[place] = try raised(lines[place])
            }
            try book.rewrite(lines)
            let complaint = try tool.complaint(about: book.path)
            #expect(complaint != nil, "\(tool.rawValue) \(request): \(damage.why)")
        }
    }

    @Test(arguments: ForeignTool.allCases)
    func `a book that lost a transfer, or has one twice, is refused`(tool: ForeignTool) throws {
        let (shop, _) = try Bookkeeper.shop(seed: 8, steps: 40)
        let book = try BookFile(tool, of: shop.path)
        let whole = try book.lines
        let begin = try #require(whole.firstIndex { $0.contains("Payment") })
        let end = try #require(whole[begin...].firstIndex(of: ""))
        try book.rewrite(Array(whole[..<begin] + whole[(end + 1)...]))
        #expect(try tool.complaint(about: book.path) != nil, "lost")
        try book.rewrite(Array(whole[..<end] + [""] + whole[begin...]))
        #expect(try tool.complaint(about: book.path) != nil, "twice")
        try book.rewrite(whole)
        #expect(try tool.complaint(about: book.path) == nil, "and whole again")
    }

    // MARK: By hand

    /// Whether a line is no posting: a directive, or the assertion of a balance.
    private func isDirective(_ line: String) -> Bool {
        !line.hasPrefix(" ") || line.contains("=*")
    }

    /// A posting with one unit more on its own side.
    private func raised(_ line: String) throws -> String {
        let words = line.split(separator: " ")
        let usd = try #require(Currency("USD"))
        let amount = try Money(decimal: words[words.count - 2], currency: usd)
        let more = Money(
            minorUnits: amount.minorUnits + (amount.isNegative ? -1 : 1),
            currency: usd
        )
        return line.replacing(" \(amount.decimal) USD", with: " \(more.decimal) USD")
    }

    /// Plays the first customers of the demo to the end, without their later purchases.
    private static func play(in directory: ScratchDirectory) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let all = try String(
            contentsOf: root.appending(path: "Tests/Fixtures/cdnow_purchases.csv"),
            encoding: .utf8
        )
        let part = directory.file("purchases.csv")
        let some = all.split(separator: "\n").prefix(120).joined(separator: "\n") + "\n"
        try some.write(toFile: part, atomically: true, encoding: .utf8)
        let database = directory.file("demo.db")
        let ran = try Ran(
            BookFile.program("tessera-demo"),
            [
                "--tessera", BookFile.program("tessera"), "--data", part, "--plans",
                root.appending(path: "Plans").path, "--database", database,
            ]
        )
        try #require(ran.status == 0, "\(ran.output)")
        return database
    }
}

import ArgumentParser
import Glibc
import Membership

/// `tessera-demo`: plays a shop and its customers against the real binary, and shows what came of it.
@main
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tessera-demo",
        abstract: "Play eighteen months of a real shop's purchases against Tessera."
    )

    @Option(help: "The tessera binary to play against.")
    var tessera: String

    @Option(help: "The purchases: a CSV file with customer,date,units,amount_usd.")
    var data: String

    @Option(help: "The directory of the plan files.")
    var plans: String

    @Option(help: "Where to make the database; nothing may be there yet.")
    var database: String

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        do {
            try play()
        } catch let error as DemoError {
            Terminal.note("tessera-demo: \(error)")
            throw ExitCode.failure
        }
    }

    private func play() throws {
        let began = ContinuousClock.now
        let purchases = try PurchaseFile.read(data)
        let days = Dictionary(grouping: purchases, by: \.day).sorted { $0.key < $1.key }
        guard let first = days.first?.key, let last = days.last?.key else {
            throw DemoError("\(data) holds no purchases; give a file with at least one")
        }
        let binary = TesseraBinary(path: tessera, database: database)
        try binary.run([
            "init", "--zone", ShopRules.zone, "--test-clock", try ShopRules.noon(of: first).rfc3339,
        ])
        try binary.run(["plans", "load", plans])
        Terminal.say(Introduction.text(purchases: purchases, first: first, last: last))

        let client = try binary.startRPC()
        var shop = try Shop(client: client)
        var progress = ProgressBar(total: days.count)
        for (day, purchases) in days {
            try shop.play(day, purchases)
            progress.step(to: "\(day)")
        }
        progress.clear()
        try client.finish()

        let examination = try binary.examine()
        Terminal.say(try ClosingTable(binary: binary, shop: shop, lastDay: last).text())
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        Terminal.say(Conclusion.text(examination, seconds: seconds, binary: binary))
        guard examination.isHealthy else { throw ExitCode(70) }
    }
}

import ArgumentParser

/// `tessera`: paid memberships in one program and one database file.
@main
struct Tessera: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tessera",
        abstract: "Paid memberships: plans, members, renewals and entitlements in one file.",
        usage: "tessera <noun> <verb> [<arguments>] [--database PATH] [--json]",
        discussion: """
            Examples:
              tessera init --zone America/New_York --test-clock 2026-01-31T15:00:00Z
              tessera plans load Plans
              tessera members add m-1 --zone America/New_York
              tessera subscriptions start m-1 prime --price monthly --pay-with scripted:ok
              tessera clock advance --days 30
              tessera renewals run
              tessera benefits check m-1 free_shipping
              tessera doctor

            The database is --database PATH, else TESSERA_DATABASE, else tessera.db here.

            Exit status: 0 done; 1 refused, or not entitled; 64 usage; 65 bad input data; \
            66 input missing; 70 our bug, or unhealthy; 74 input or output; 75 busy, try again.
            """,
        version: "tessera \(Program.version)",
        subcommands: [
            Init.self, Plans.self, Members.self, Subscriptions.self, Prepayments.self,
            Renewals.self, Invoices.self, Refunds.self, Benefits.self, Checkout.self,
            Purchases.self, Points.self, Tiers.self, Households.self, Cards.self,
            LedgerCommands.self,
            Reports.self, Model.self,
            Events.self, Clock.self, Doctor.self, RPCCommand.self,
        ]
    )

    static func main() {
        Program.run(Tessera.self)
    }
}

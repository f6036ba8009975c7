import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Reports {
    /// `tessera reports referrals`: what bringing friends has come to.
    struct Referrals: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what bringing friends has come to, plan by plan.",
            discussion: """
                Members are all who have or have had the plan, and friends those of them whom a member \
                brought. K is friends by members: how many friends one member brings. Credit is what \
                both sides got, less what was taken back.
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let report = try database.reader().referralReport()
            if format.json { return try Output.standard.json { $0.write(report) } }
            guard !report.lines.isEmpty else {
                return try Output.standard.line("No plan gives anything for bringing friends.")
            }
            var table = Table(
                .text("plan"),
                .number("members"),
                .number("referrers"),
                .number("friends"),
                .number("open"),
                .number("rewarded"),
                .number("capped"),
                .number("unrewarded"),
                .number("taken back"),
                .text("credit"),
                .number("K")
            )
            for line in report.lines {
                table.add([
                    line.plan, "\(line.members)", "\(line.referrers)", "\(line.friends)",
                    "\(line.open)", "\(line.rewarded)", "\(line.capped)", "\(line.unrewarded)",
                    "\(line.takenBack)",
                    line.credit.isEmpty
                        ? nil : line.credit.map(\.description).joined(separator: ", "),
                    Self.thousandths(line.kPerMille),
                ])
            }
            try Output.standard.table(table)
            if report.notJoined > 0 {
                try Output.standard.line(
                    "\(report.notJoined) more were brought and have joined no such plan yet."
                )
            }
        }

        /// `1250` as `1.250`.
        private static func thousandths(_ value: Int) -> String {
            let rest = String(value % 1_000)
            return "\(value / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Members {
    /// `tessera members statement`: what a membership cost and brought.
    struct Statement: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a member paid for the term, what came of it, and what is next.",
            discussion: """
                What checkouts took off counts as it was; other uses count with the worth that the plan \
                gives them. A membership is worth it when as much came of it as was paid.

                Example: tessera members statement m-1
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let views = try database.reader().statements(of: member)
            if format.json {
                return try Output.standard.json { $0.array(views) { $0.write($1) } }
            }
            guard !views.isEmpty else {
                return try Output.standard.line("\(member) has had no membership yet.")
            }
            for (index, view) in views.enumerated() {
                if index > 0 { try Output.standard.text("\n") }
                try tell(view)
            }
        }

        private func tell(_ view: StatementView) throws {
            let statement = view.statement
            let end = statement.period.knownEnd.map { "to \($0)" } ?? "for good"
            var facts = Facts(
                "\(view.member), \(view.planName) (\(view.subscription)): from "
                    + "\(statement.period.start) \(end)"
            )
            facts.add("paid", statement.fee.description)
            facts.add("came of it", statement.value.description)
            facts.add("worth it", words(statement.verdict))
            if let tier = statement.tier {
                let until = tier.validUntil.map { ", until \($0)" } ?? ""
                facts.add("status", "\(tier.tier)\(until)")
                facts.add("next", tier.outlook.next.flatMap { words($0, view.tiers) })
                facts.add("to keep it", tier.outlook.keep.flatMap { words($0, view.tiers) })
            }
            if let points = view.points {
                let worth = points.worth.map { ", worth \($0)" } ?? ""
                facts.add("points", "\(Words.grouped(points.available)) \(points.name)\(worth)")
            }
            for expiring in statement.expiring {
                facts.add(
                    "gone soon",
                    "\(Words.grouped(expiring.amount)) \(expiring.points) on \(expiring.on)"
                )
            }
            try Output.standard.table(facts)
            guard !statement.lines.isEmpty else { return }
            try Output.standard.text("\n")
            var table = Table(.text("benefit"), .text("name"), .number("uses"), .number("value"))
            for line in statement.lines {
                table.add([line.benefit, line.name, "\(line.uses)", line.value?.description])
            }
            try Output.standard.table(table)
        }

        private func words(_ verdict: MemberStatement.Verdict) -> String {
            switch verdict {
            case .worthIt(let gain): "yes, by \(gain)"
            case .notWorthIt(let short): "not yet, \(short) short"
            case .unknown: "nobody can say: nothing that was used has a known worth"
            }
        }

        private func words(_ gap: TierGap, _ set: TierSet?) -> String? {
            let by = gap.by.map { " before \($0)" } ?? ""
            if gap.isReached { return "\(gap.name): there is enough\(by)" }
            guard let set else { return nil }
            let missing = Dictionary(
                gap.metrics.filter { $0.missing > 0 }.map { ($0.id, $0.missing) },
                uniquingKeysWith: { $1 }
            )
            let brings =
                gap.brings.isEmpty
                ? "" : "; it brings \(gap.brings.map(\.id).joined(separator: ", "))"
            return "\(gap.name): \(Words.figures(missing, of: set)) more are needed\(by)\(brings)"
        }
    }
}

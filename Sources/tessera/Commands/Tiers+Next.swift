import ArgumentParser
import Engine
import Membership
import RPC

extension Tiers {
    /// `tessera tiers next`: what is missing.
    struct Next: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a member still needs for the next tier, and to stay, by when.",
            discussion: """
                The day is the first that is too late. Where several figures stand below each other, the \
                set says whether one of them is enough: "any" or "all".
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let views = try database.reader().tiers(of: member)
            if format.json {
                return try Output.standard.json { $0.array(views) { $0.writeNext($1) } }
            }
            guard !views.isEmpty else {
                return try Output.standard.line("\(member) is in no tiers.")
            }
            var table = Table(
                .text("tiers"),
                .text("tier"),
                .text("to"),
                .text("of"),
                .text("what"),
                .number("has"),
                .number("needs"),
                .number("missing"),
                .text("before"),
                .text("brings")
            )
            for view in views {
                if let next = view.outlook.next { add(next, "reach \(next.tier)", view, &table) }
                if let keep = view.outlook.keep { add(keep, "keep \(keep.tier)", view, &table) }
            }
            let settled = views.filter { $0.outlook.next == nil && $0.outlook.keep == nil }
            if settled.count < views.count { try Output.standard.table(table) }
            for view in settled {
                try Output.standard.line(
                    "\(member) is \(view.status.tier) of \(view.set.id): "
                        + "nothing more can be reached, and nothing must be kept."
                )
            }
        }

        private func add(_ gap: TierGap, _ what: String, _ view: TierView, _ table: inout Table) {
            let brings = gap.brings.map(\.id) + gap.awards.map(Words.award)
            for metric in gap.metrics {
                let measure = view.set.metrics.first { $0.id == metric.id }?.measure
                let figure = { (figure: Int64) in
                    measure.map { Words.figure(figure, $0) } ?? "\(figure)"
                }
                table.add([
                    view.set.id,
                    view.status.tier,
                    what,
                    gap.metrics.count == 1 ? nil : gap.needsAll ? "all" : "any",
                    metric.id,
                    figure(metric.has),
                    figure(metric.needs),
                    figure(metric.missing),
                    gap.by?.description,
                    brings.isEmpty ? nil : brings.joined(separator: ", "),
                ])
            }
        }
    }
}

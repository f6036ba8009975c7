import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera tiers`: where members stand.
struct Tiers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See where members stand in tiers, give status, match it, and let it rest.",
        subcommands: [
            Show.self, Next.self, Preview.self, Give.self, Match.self, Pause.self, Resume.self,
        ]
    )

    /// `tessera tiers show`: one member's status.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show where a member stands, what is missing, and how it came to that."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let views = try database.reader().tiers(of: member)
            if format.json {
                return try Output.standard.json { $0.array(views) { $0.write($1) } }
            }
            guard !views.isEmpty else {
                return try Output.standard.line("\(member) is in no tiers.")
            }
            for view in views { try Tiers.print(view) }
            var table = Table(
                .text("day"),
                .text("tiers"),
                .text("before"),
                .text("tier"),
                .text("source"),
                .text("reason")
            )
            for change in views.flatMap(\.history) {
                table.add([
                    change.day.description, change.tierSet, change.from, change.to,
                    change.source.rawValue, change.reason.rawValue,
                ])
            }
            try Output.standard.text("\n")
            try Output.standard.table(table)
        }
    }

    /// `tessera tiers preview`: every tier of a plan.
    struct Preview: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every tier of a plan with what reaches it and what it brings."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The plan.")
        var plan: String

        func run() throws {
            let preview = try database.reader().previewTiers(of: plan)
            if format.json {
                return try Output.standard.json { $0.array(preview.tiers) { $0.write($1) } }
            }
            var table = Table(
                .text("tier"),
                .text("reached by"),
                .text("kept by"),
                .text("brings"),
                .text("name")
            )
            for (place, tier) in preview.tiers.enumerated() {
                let way =
                    place == 0
                    ? "joining"
                    : tier.earn.isEmpty
                        ? Words.unthresholded(tier.lifetime, of: preview.set)
                        : Words.figures(tier.earn, of: preview.set)
                table.add([
                    tier.tier,
                    way,
                    tier.retain.isEmpty ? nil : Words.figures(tier.retain, of: preview.set),
                    tier.brings.isEmpty ? nil : tier.brings.map(\.id).joined(separator: ", "),
                    tier.name,
                ])
            }
            try Output.standard.table(table)
        }
    }

    /// `tessera tiers set`: status that nobody counted.
    struct Give: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Give a member a tier that counting did not, or take it back.",
            discussion: """
                What was earned goes on beside it and counts again when the gift ends.

                Examples:
                  tessera tiers set m-1 gold --until 2027-01-01
                  tessera tiers set m-1 --source gifted --back
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Argument(help: "The tier.")
        var tier: String?

        @Option(help: "Where it comes from: gifted, paid, partner or lifetime.")
        var source: TierOrder.Source = .gifted

        @Option(
            help: ArgumentHelp("The first day without it.", valueName: "day"),
            transform: Parse.day
        )
        var until: CivilDate?

        @Flag(help: "Take back what the source gave.")
        var back = false

        @Option(name: .customLong("tiers"), help: "Which set, where there are several.")
        var tierSet: String?

        func validate() throws {
            guard back == (tier == nil) else {
                throw ValidationError("Give a tier, or --back to take back what was given")
            }
        }

        func run() throws {
            let view = try database.engine().setTier(
                TierOrder(
                    member: member,
                    set: tierSet,
                    tier: tier,
                    source: source,
                    until: until
                )
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Tiers.print(view)
        }
    }

    /// `tessera tiers match`: another programme's status.
    struct Match: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take another programme's status for ours for a while.",
            discussion: "Example: tessera tiers match m-1 gold --proof \"Sky Club card 4711\""
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Argument(help: "The tier of ours it is worth.")
        var tier: String

        @Option(help: "What was shown, in your own words.")
        var proof: String

        @Option(name: .customLong("tiers"), help: "Which set, where there are several.")
        var tierSet: String?

        func validate() throws {
            guard !proof.isEmpty else { throw ValidationError("--proof must say what was shown") }
        }

        func run() throws {
            let view = try database.engine().matchTier(
                tier,
                proof: proof,
                of: member,
                set: tierSet
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Tiers.print(view)
        }
    }

    /// `tessera tiers pause`: a status that rests.
    struct Pause: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a member's status rest: nothing runs out meanwhile."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Option(name: .customLong("tiers"), help: "Which set, where there are several.")
        var tierSet: String?

        func run() throws {
            let view = try database.engine().restTier(true, of: member, set: tierSet)
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Tiers.print(view)
        }
    }

    /// `tessera tiers resume`: the end of the rest.
    struct Resume: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the rest of a status; days to come move by as many as it lasted."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Option(name: .customLong("tiers"), help: "Which set, where there are several.")
        var tierSet: String?

        func run() throws {
            let view = try database.engine().restTier(false, of: member, set: tierSet)
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Tiers.print(view)
        }
    }

    /// A status in a few sentences.
    static func print(_ view: TierView) throws {
        let status = view.status
        var parts = ["\(view.member) is \(status.tier) of \(view.set.id)"]
        parts.append("\(status.source.rawValue) since \(status.since)")
        if let until = status.validUntil { parts.append("until \(until)") }
        if let from = status.pausedFrom { parts.append("resting since \(from)") }
        try Output.standard.line(parts.joined(separator: ", ") + ".")
        if let next = view.outlook.next { try print(next, "For \(next.tier)", of: view.set) }
        if let keep = view.outlook.keep { try print(keep, "To stay", of: view.set) }
    }

    private static func print(_ gap: TierGap, _ what: String, of set: TierSet) throws {
        let by = gap.by.map { " before \($0)" } ?? ""
        if gap.isReached { return try Output.standard.line("\(what) there is enough\(by).") }
        let missing = gap.metrics.filter { $0.missing > 0 }
        let figures = Dictionary(
            missing.map { ($0.id, $0.missing) },
            uniquingKeysWith: { $1 }
        )
        let brings =
            gap.brings.isEmpty
            ? "" : "; it brings \(gap.brings.map(\.id).joined(separator: ", "))"
        try Output.standard.line(
            "\(what) \(Words.figures(figures, of: set)) more are needed\(by)\(brings)."
        )
    }
}

extension TierOrder.Source: ExpressibleByArgument {}

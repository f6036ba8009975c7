import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

/// `tessera cards`: what is shown for a membership at the till.
struct Cards: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Issue, show and revoke the cards of memberships.",
        discussion: """
            Whether a card is the member's alone, the household's or everybody's is in the plan, as \
            transferability. The first to show a card that is not everybody's is its holder for good.
            """,
        subcommands: [Issue.self, Show.self, Revoke.self, List.self]
    )

    /// `tessera cards issue`: gives a member a card.
    struct Issue: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a member a card; one they had for the membership is revoked by that.",
            discussion: "Example: tessera cards issue m-1 4711"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Whose.")
        var member: String

        @Argument(
            help: "The shop's own number of the card, once for ever.",
            transform: Parse.reference
        )
        var card: String

        @Option(
            help: ArgumentHelp(
                "Of which plan; may be left out where there is one membership.",
                valueName: "id"
            )
        )
        var plan: String?

        func run() throws {
            let view = try database.engine().issueCard(card, to: member, plan: plan)
            try Cards.print(view, format)
        }
    }

    /// `tessera cards show`: as the till does.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a card, as at the till; exit status 1 when it gives nothing.",
            discussion: "Example: tessera cards show 4711 --identity passport-C01X00T47"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The card's number.", transform: Parse.reference)
        var card: String

        @Option(
            help: ArgumentHelp(
                "Who shows it, equal for the same person; only a hash is kept.",
                valueName: "text"
            )
        )
        var identity: String?

        func run() throws {
            let showing = try database.engine().showCard(card, identity: identity)
            if format.json {
                try Output.standard.json { $0.write(showing) }
            } else {
                var facts = Facts("Card \(showing.card.card)")
                facts.add("entitled", showing.entitled ? "yes" : "no")
                facts.add("reason", showing.reason.rawValue)
                facts.add("member", showing.card.member)
                facts.add("membership", "\(showing.card.plan), \(showing.card.subscription)")
                facts.add("role", showing.role?.rawValue)
                facts.add("valid until", showing.validUntil?.rfc3339)
                facts.add("holder", showing.binds ? "who shows it now" : nil)
                facts.add("what helps", showing.remedy)
                try Output.standard.table(facts)
            }
            guard showing.entitled else { throw Failure.quiet(.refused) }
        }
    }

    /// `tessera cards revoke`: makes one worthless.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a card worthless, as one that was lost."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The card's number.", transform: Parse.reference)
        var card: String

        func run() throws { try Cards.print(database.engine().revokeCard(card), format) }
    }

    /// `tessera cards list`: the valid cards of a member.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the valid cards of a member, one a membership at most."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let cards = try database.reader().cards(of: member)
            if format.json {
                return try Output.standard.json { $0.array(cards) { $0.write($1) } }
            }
            var table = Table(
                .text("card"),
                .text("membership"),
                .text("whose"),
                .text("shown before"),
                .text("issued")
            )
            for card in cards {
                table.add([
                    card.card, "\(card.plan), \(card.subscription)",
                    card.transferability.rawValue, card.isBound ? "yes" : "no",
                    card.issuedAt.rfc3339,
                ])
            }
            try Output.standard.table(table)
        }
    }
}

extension Cards {
    fileprivate static func print(_ view: CardView, _ format: FormatOptions) throws {
        if format.json { return try Output.standard.json { $0.write(view) } }
        let replaced = view.replaces.map { "; \($0) is revoked" } ?? ""
        let state = view.revokedAt.map { "revoked at \($0.rfc3339)" }
        try Output.standard.line(
            "The card \(view.card) of \(view.member) for \(view.plan): "
                + "\(state ?? Words.card(view.transferability))\(replaced)."
        )
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension Members {
    /// `tessera members set`: where a member lives, and with whom.
    struct Change: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Store where a member lives, with whom, and the birthday.",
            discussion: """
                The region counts for taxes and notices, the household for trials, the address for \
                households of one address, the birthday for what plans give on it, from today's on. \
                An empty text takes each back.

                Example: tessera members set m-1 --region US-CA --household h-7
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Option(
            help: ArgumentHelp("A country, or a part of one, as DE or US-CA.", valueName: "region")
        )
        var region: String?

        @Option(help: ArgumentHelp("The shop's own id of the household.", valueName: "id"))
        var household: String?

        @Option(help: ArgumentHelp("Where they live, in any spelling.", valueName: "text"))
        var address: String?

        @Option(
            help: ArgumentHelp("The day the person was born, as 1990-02-28.", valueName: "day"),
            transform: Parse.birthday
        )
        var birthday: BirthdayChange?

        func validate() throws {
            guard region != nil || household != nil || address != nil || birthday != nil else {
                throw ValidationError(
                    "There is nothing to store: give --region, --household, --address or --birthday"
                )
            }
        }

        func run() throws {
            let view = try database.engine().setMember(
                member,
                region: region,
                household: household,
                address: address,
                birthday: birthday
            )
            try Members.print(view, format)
        }
    }

    /// `tessera members move`: another time zone.
    struct Move: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a member to another time zone.",
            discussion: """
                What is paid for stays paid to the same days; they begin by the new zone's clock from \
                now on.

                Example: tessera members move m-1 --zone Asia/Tokyo
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Option(help: "An IANA time zone.")
        var zone: String

        func run() throws {
            try Members.print(database.engine().moveMember(member, zone: zone), format)
        }
    }

    /// `tessera members verify`: a proof for prices that need one.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a member showed a proof, for prices that need one.",
            discussion: """
                A term that begins without a proof that holds is billed at the price the plan falls \
                back to, and the subscription stays at that price. The latest proof of a kind counts. \
                It lowers no price by itself: where a subscription may change to a lower one, the \
                command for it is printed.

                Example: tessera members verify m-1 --kind student --proof "card 4711, City College"
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Option(
            help: ArgumentHelp("The kind of proof, as the plan file names it.", valueName: "word"),
            transform: Parse.kind
        )
        var kind: String

        @Option(
            help: ArgumentHelp("What was shown, in at most 200 letters.", valueName: "text"),
            transform: Parse.note
        )
        var proof: String

        @Option(
            help: ArgumentHelp(
                "The first day on which it no longer holds; what the plan says when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var until: CivilDate?

        func run() throws {
            let view = try database.engine().verifyMember(
                member,
                kind: kind,
                proof: proof,
                until: until
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Members.print(view.member, format)
            for lower in view.lowerPrices {
                try Output.standard.line(
                    "\(lower.subscription) may pay \(lower.amount) instead of \(lower.insteadOf): "
                        + "`tessera subscriptions change \(lower.subscription) --plan \(lower.plan) "
                        + "--price \(lower.price)`."
                )
            }
        }
    }
}

extension Members {
    static func print(_ view: MemberView, _ format: FormatOptions) throws {
        if format.json { return try Output.standard.json { $0.write(view) } }
        try Output.standard.table(facts(view))
    }

    static func facts(_ view: MemberView) -> Facts {
        var facts = Facts(view.member)
        facts.add("name", view.name)
        facts.add("email", view.email)
        facts.add("address", view.address)
        facts.add("birthday", view.birthday?.description)
        facts.add("zone", view.zone)
        facts.add("region", view.region)
        facts.add("household", view.household)
        facts.add("joined", view.joinedAt.rfc3339)
        if let brought = view.broughtBy {
            let end = brought.takenBack ? "taken back" : brought.state.rawValue
            let plan = brought.plan.map { ", \($0): \(end)" } ?? ""
            facts.add("brought by", brought.referrer + plan)
        }
        for balance in view.balances {
            facts.add("balance", "\(balance.paid) paid, \(balance.granted) granted")
        }
        for proof in view.proofs {
            let end = proof.validUntil.map { ", holds until \($0)" } ?? ""
            facts.add("proof", "\(proof.kind) of \(proof.verifiedOn): \(proof.proof)\(end)")
        }
        return facts
    }
}

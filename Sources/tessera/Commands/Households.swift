import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera households`: who shares a membership.
struct Households: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See who shares a membership, invite people, and let them go.",
        discussion: """
            The owner of a membership pays for it; whoever joins the household has the same access for \
            as long, and is never sent to pay. An invitation keeps its seat for 14 days.
            """,
        subcommands: [
            Show.self, Invite.self, Accept.self, Decline.self, Leave.self, Remove.self,
            BuySeat.self,
        ]
    )

    /// `tessera households show`: the households of a member.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the households a member owns, belongs to or is invited to."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let views = try database.reader().households(of: member)
            if format.json {
                return try Output.standard.json { $0.array(views) { $0.write($1) } }
            }
            guard !views.isEmpty else {
                return try Output.standard.line("\(member) shares no membership.")
            }
            for view in views { try Households.print(view) }
        }
    }

    /// `tessera households invite`: keeps a seat for somebody.
    struct Invite: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a seat of an owner's membership for somebody.",
            discussion: "Example: tessera households invite m-1 m-2 --role adult --share-payment"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who pays for the membership.")
        var owner: String

        @Argument(help: "Who is invited.")
        var member: String

        @Option(help: "adult, teen or child.", transform: Parse.guestRole)
        var role: HouseholdRole

        @Flag(help: "The guest may pay with the owner's method; some plans ask it of adults.")
        var sharePayment = false

        @OptionGroup var which: WhichHousehold

        func run() throws {
            let wish = HouseholdOrder.Wish.invite(
                member,
                as: role,
                by: owner,
                sharesPayment: sharePayment
            )
            try Households.change(wish, which.plan, database, format)
        }
    }

    /// `tessera households accept`: takes the seat.
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the seat that was kept; the owner's access is the member's from now on."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who was invited.")
        var member: String

        @OptionGroup var which: WhichHousehold
        @OptionGroup var whose: WhoseHousehold

        func run() throws {
            try Households.change(
                .accept(member, from: whose.owner),
                which.plan,
                database,
                format
            )
        }
    }

    /// `tessera households decline`: gives the seat back.
    struct Decline: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Decline an invitation.")

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who was invited.")
        var member: String

        @OptionGroup var which: WhichHousehold
        @OptionGroup var whose: WhoseHousehold

        func run() throws {
            try Households.change(
                .decline(member, from: whose.owner),
                which.plan,
                database,
                format
            )
        }
    }

    /// `tessera households leave`: a member goes.
    struct Leave: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a member leave; an owner who is alone takes all invitations back."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who leaves.")
        var member: String

        @OptionGroup var which: WhichHousehold
        @OptionGroup var whose: WhoseHousehold

        func run() throws {
            try Households.change(
                .leave(member, from: whose.owner),
                which.plan,
                database,
                format
            )
        }
    }

    /// `tessera households remove`: the owner lets somebody go.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a seat or an invitation back, by the owner's wish."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who pays for the membership.")
        var owner: String

        @Argument(help: "Who has to go.")
        var member: String

        @OptionGroup var which: WhichHousehold

        func run() throws {
            try Households.change(.remove(member, by: owner), which.plan, database, format)
        }
    }

    /// `tessera households buy-seat`: a seat beyond those of the plan.
    struct BuySeat: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "buy-seat",
            abstract: "Buy one more adult's seat and keep it for somebody.",
            discussion: """
                The seat is a subscription of its own to the plan that plans show names; the owner pays \
                it as it renews, and whoever gives the seat up ends its renewal.

                Example: tessera households buy-seat m-1 m-4 --price annual
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who pays.")
        var owner: String

        @Argument(help: "Who is to sit there.")
        var member: String

        @Option(
            help: ArgumentHelp(
                "At which price of the seat's plan; may be left out where it has one.",
                valueName: "id"
            )
        )
        var price: String?

        @Option(
            help: ArgumentHelp(
                "balance, or a gateway's method; what the membership is paid with when left out.",
                valueName: "method"
            )
        )
        var payWith: String?

        @OptionGroup var which: WhichHousehold

        func run() throws {
            let view = try database.engine().buySeat(
                SeatOrder(
                    owner: owner,
                    guest: member,
                    plan: which.plan,
                    price: price,
                    payWith: payWith
                )
            )
            try Subscriptions.print(view, format)
            try Subscriptions.refuseUnpaid(view)
        }
    }
}

/// Which of an owner's memberships is meant.
struct WhichHousehold: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Of which plan; may be left out where one alone can be meant.",
            valueName: "id"
        )
    )
    var plan: String?
}

/// Whose household is meant.
struct WhoseHousehold: ParsableArguments {
    @Option(
        name: .customLong("from"),
        help: ArgumentHelp(
            "Whose household; may be left out where one alone can be meant.",
            valueName: "owner"
        )
    )
    var owner: String?
}

extension Households {
    static func change(
        _ wish: HouseholdOrder.Wish,
        _ plan: String?,
        _ database: DatabaseOptions,
        _ format: FormatOptions
    ) throws {
        let view = try database.engine().changeHousehold(HouseholdOrder(wish, plan: plan))
        if format.json { return try Output.standard.json { $0.write(view) } }
        try print(view)
    }

    static func print(_ view: HouseholdView) throws {
        var facts = Facts("Household of \(view.owner)")
        facts.add("membership", "\(view.plan), \(view.subscription)")
        for seats in view.seats {
            facts.add("\(seats.role.rawValue) seats", "\(seats.taken) of \(seats.seats) taken")
        }
        for lock in view.locks {
            facts.add("left", "\(lock.member), who joins no other before \(lock.until)")
        }
        try Output.standard.table(facts)
        guard !view.people.isEmpty else { return }
        var table = Table(
            .text("member"),
            .text("role"),
            .state(),
            .text("since"),
            .text("open until"),
            .text("bought by")
        )
        for person in view.people {
            table.add([
                person.member, person.role.rawValue, person.state.rawValue, person.since.rfc3339,
                person.openUntil?.description, person.extra?.description,
            ])
        }
        try Output.standard.text("\n")
        try Output.standard.table(table)
    }
}

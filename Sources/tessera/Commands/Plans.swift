import ArgumentParser

/// `tessera plans`: what the shop sells.
struct Plans: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check, load and look at plans.",
        subcommands: [
            Check.self, Load.self, List.self, Show.self, Schedule.self, Migrate.self, Invite.self,
            Uninvite.self, Invitations.self, Waitlist.self, ControlGroup.self,
        ]
    )
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension Benefits {
    /// `tessera benefits rewards`: what a member's purchases have come to.
    struct Rewards: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a member's rewards and stamps, and what there is to use of them.",
            discussion: "Example: tessera benefits rewards m-1"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let view = try database.reader().rewards(of: member)
            if format.json { return try Output.standard.json { $0.write(view) } }
            let tables = [rewards(view), issues(view), stamps(view), lots(view)].compactMap(\.self)
            guard !tables.isEmpty else {
                return try Output.standard.line(
                    "Nothing that \(member) buys brings a reward or a stamp."
                )
            }
            for (index, table) in tables.enumerated() {
                if index > 0 { try Output.standard.text("\n") }
                try Output.standard.table(table)
            }
        }

        private func rewards(_ view: MemberRewards) -> Table? {
            guard !view.rewards.isEmpty else { return nil }
            var table = Table(
                .text("reward"),
                .text("plan"),
                .text("from"),
                .text("to"),
                .number("spent"),
                .number("comes to"),
                .number("settled"),
                .number("at most"),
                .text("next issued")
            )
            for reward in view.rewards {
                table.add([
                    reward.benefit.id, reward.plan, reward.window?.start.description,
                    reward.window?.knownEnd?.description, reward.spend.description,
                    reward.accrued.description, reward.settled.description,
                    reward.cap?.description, reward.nextIssue?.description,
                ])
            }
            return table
        }

        private func issues(_ view: MemberRewards) -> Table? {
            let issues = view.rewards.flatMap(\.issues)
            guard !issues.isEmpty else { return nil }
            var table = Table(
                .text("settled"),
                .text("window"),
                .number("spent"),
                .number("amount"),
                .state(),
                .text("at")
            )
            for issue in issues {
                let state =
                    switch issue.state {
                    case .issued: "issued"
                    case .forfeited: "forfeited"
                    }
                table.add([
                    issue.benefit, issue.window.description, issue.spend.description,
                    issue.amount.description, state, issue.at.rfc3339,
                ])
            }
            return table
        }

        private func stamps(_ view: MemberRewards) -> Table? {
            guard !view.stamps.isEmpty else { return nil }
            var table = Table(
                .text("stamps"),
                .text("plan"),
                .number("has"),
                .number("needs"),
                .text("still to buy"),
                .number("awards given"),
                .text("award")
            )
            for stamps in view.stamps {
                table.add([
                    stamps.benefit.id, stamps.plan, "\(stamps.standing.stamps)",
                    "\(stamps.reward.stampsNeeded)", missing(stamps), "\(stamps.awarded)",
                    Words.award(stamps.reward.award),
                ])
            }
            return table
        }

        /// What is still to be bought for the next award.
        private func missing(_ stamps: MemberRewards.Stamps) -> String {
            let missing = stamps.standing.missing
            guard stamps.reward.carriesRemainder else {
                return Words.count(Int(missing), "stamp")
            }
            switch stamps.reward.stampPer {
            case .spend(let money):
                return Money(minorUnits: missing, currency: money.currency).description
            case .items: return Words.count(Int(missing), "item")
            }
        }

        private func lots(_ view: MemberRewards) -> Table? {
            let rows = view.certificates + view.things
            guard !rows.isEmpty else { return nil }
            var table = Table(
                .text("to use"),
                .text("what"),
                .number("left"),
                .text("from"),
                .text("gone at")
            )
            for row in rows {
                let left =
                    row.lot.holding.currency.map {
                        Money(minorUnits: row.lot.remaining, currency: $0).description
                    } ?? "\(row.lot.remaining)"
                table.add([
                    row.lot.holding.name, row.lot.holding.kind.rawValue, left,
                    row.lot.source.rawValue, row.lot.expiresAt?.rfc3339,
                ])
            }
            return table
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Plans {
    /// `tessera plans list`: the plans on sale.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the plans on sale.")

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let plans = try database.reader().currentPlans()
            if format.json {
                return try Output.standard.json { $0.array(plans) { $0.write($1) } }
            }
            guard !plans.isEmpty else {
                return try Output.standard.line(
                    "No plan is loaded; `tessera plans load PATH` loads plan files."
                )
            }
            var table = Table(
                .text("plan"),
                .number("version"),
                .text("name"),
                .text("prices"),
                .text("benefits")
            )
            for version in plans {
                let plan = version.plan
                table.add([
                    plan.id, "\(version.number)", plan.name,
                    plan.prices.map(\.id).joined(separator: ", "),
                    plan.benefits.map(\.id).joined(separator: ", "),
                ])
            }
            try Output.standard.table(table)
        }
    }

    /// `tessera plans show`: one plan with prices, dunning and benefits.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a plan with its prices, rules and benefits.",
            discussion: "Example: tessera plans show prime"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The plan's id.")
        var plan: String

        func run() throws {
            let version = try database.reader().plan(plan)
            if format.json { return try Output.standard.json { $0.write(version) } }
            try Output.standard.table(facts(version))
            try Output.standard.text("\n")
            try Output.standard.table(prices(version.plan))
            try Output.standard.text("\n")
            try Output.standard.table(benefits(version.plan))
        }

        private func facts(_ version: PlanVersion) -> Facts {
            let plan = version.plan
            var facts = Facts("\(plan.id), version \(version.number)")
            facts.add("name", plan.name)
            if !plan.summary.isEmpty { facts.add("summary", plan.summary) }
            if let objective = plan.objective { facts.add("objective", objective.rawValue) }
            facts.add("mode", plan.billing.mode.rawValue)
            if let trial = plan.trial {
                let left = trial.benefitsLeftOut.joined(separator: ", ")
                facts.add("trial", "\(trial.length)" + (left.isEmpty ? "" : ", without \(left)"))
            }
            let retries = plan.dunning.retryOffsets.map(String.init).joined(separator: ", ")
            facts.add(
                "dunning",
                "retries after \(retries.isEmpty ? "no" : retries) days, "
                    + "grace \(plan.dunning.graceDays) days, hold \(plan.dunning.holdDays) days"
            )
            return facts
        }

        private func prices(_ plan: Plan) -> Table {
            var table = Table(
                .text("price"),
                .text("cadence"),
                .text("renews"),
                .text("from"),
                .number("amount"),
                .text("currency")
            )
            for price in plan.prices {
                for version in price.history {
                    table.add([
                        price.id, price.cadence.description, Words.yes(price.renews),
                        version.from.description, version.amount.decimal,
                        version.amount.currency.code,
                    ])
                }
            }
            return table
        }

        private func benefits(_ plan: Plan) -> Table {
            var table = Table(.text("benefit"), .text("kind"), .text("gives"), .text("name"))
            for benefit in plan.benefits {
                table.add([
                    benefit.id, benefit.terms.kind.rawValue, Words.terms(benefit), benefit.name,
                ])
            }
            return table
        }
    }

    /// `tessera plans schedule`: the terms a subscription would be billed.
    struct Schedule: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lay out the terms a subscription would be billed.",
            discussion: """
                Example: tessera plans schedule prime --price monthly --start 2024-01-31 --count 4
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The plan's id.")
        var plan: String

        @Option(help: ArgumentHelp("The price's id.", valueName: "id"))
        var price: String

        @Option(
            help: ArgumentHelp(
                "The first billed day; today when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var start: CivilDate?

        @Option(
            help: ArgumentHelp(
                "The day of the month terms begin on; the days before it are a part term.",
                valueName: "n"
            ),
            transform: Parse.anchorDay
        )
        var anchorDay: Int?

        @Option(
            help: ArgumentHelp("How many terms; 12 when left out.", valueName: "n"),
            transform: Parse.count
        )
        var count = 12

        func run() throws {
            let terms = try database.reader().schedule(
                plan: plan,
                price: price,
                start: start,
                anchorDay: anchorDay,
                count: count
            )
            let total = try Membership.Schedule.total(terms)
            if format.json {
                return try Output.standard.json { $0.write(schedule: terms, total: total) }
            }
            var table = Table(
                .number("n"),
                .text("from"),
                .text("until"),
                .number("days"),
                .number("of"),
                .number("amount"),
                .text("currency")
            )
            for (index, term) in terms.enumerated() {
                table.add([
                    "\(index + 1)", term.period.start.description, term.period.end.description,
                    "\(term.days)", "\(term.ofDays)", term.amount.decimal,
                    term.amount.currency.code,
                ])
            }
            try Output.standard.table(table)
            try Output.standard.line("\(Words.count(terms.count, "term")), \(total) in all.")
        }
    }
}

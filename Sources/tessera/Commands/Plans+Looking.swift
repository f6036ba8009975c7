import ArgumentParser
import Engine
import JSONText
import Membership
import PlanFiles
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
            if !version.plan.offers.isEmpty {
                try Output.standard.table(offers(version.plan))
                try Output.standard.text("\n")
            }
            try Output.standard.table(benefits(version.plan))
        }

        private func facts(_ version: PlanVersion) -> Facts {
            let plan = version.plan
            var facts = Facts("\(plan.id), version \(version.number)")
            facts.add("name", plan.name)
            if !plan.summary.isEmpty { facts.add("summary", plan.summary) }
            if let objective = plan.objective { facts.add("objective", objective.rawValue) }
            if let rank = plan.rank { facts.add("rank", "\(rank)") }
            facts.add("billing", Words.billing(plan.billing))
            facts.add("trial", plan.trial.map(Words.trial))
            facts.add("dunning", Words.dunning(plan.dunning))
            facts.add("change", Words.change(plan.change))
            facts.add("pause", plan.pause.map(Words.pause))
            for rule in plan.refunds { facts.add("refund", Words.refund(rule)) }
            facts.add("taxes", plan.taxes.map(Words.taxes))
            facts.add("notices", Words.notices(plan.notices))
            return facts
        }

        private func prices(_ plan: Plan) -> Table {
            var table = Table(
                .text("price"),
                .text("cadence"),
                .text("renews"),
                .text("from"),
                .number("amount"),
                .text("currency"),
                .text("for")
            )
            for price in plan.prices {
                for version in price.history {
                    table.add([
                        price.id, price.isLifetime ? "lifetime" : price.cadence.description,
                        Words.yes(price.renews), version.from.description, version.amount.decimal,
                        version.amount.currency.code,
                        price.eligibility.map { "\($0.kind), else \($0.fallback)" },
                    ])
                }
            }
            return table
        }

        private func offers(_ plan: Plan) -> Table {
            var table = Table(
                .text("offer"),
                .text("kind"),
                .text("gives"),
                .number("terms"),
                .text("prices"),
                .text("from"),
                .text("until"),
                .number("limit"),
                .text("for")
            )
            for offer in plan.offers {
                table.add([
                    offer.id, offer.audience.kind.rawValue, Words.effect(offer.effect),
                    offer.terms.map { "\($0)" } ?? "all",
                    offer.prices.isEmpty ? "all" : offer.prices.joined(separator: ", "),
                    offer.from?.description, offer.until?.description,
                    offer.limit.map { "\($0)" }, Words.audience(offer.audience),
                ])
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

        @Argument(help: "The plan's id, or a plan file's path.")
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
            help: ArgumentHelp(
                "The first day that is not billed; a term cut short by it costs its part.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var end: CivilDate?

        @Option(
            help: ArgumentHelp(
                "How many terms at most; 12 when left out, with an end all until it.",
                valueName: "n"
            ),
            transform: Parse.count
        )
        var count: Int?

        @Option(help: ArgumentHelp("The member's time zone.", valueName: "zone"))
        var zone: String?

        @Option(help: ArgumentHelp("Where the member is, for taxes, as DE.", valueName: "region"))
        var region: String?

        func run() throws {
            let bill = try bill()
            if format.json {
                return try Output.standard.json { $0.write(bill: bill.lines, total: bill.total) }
            }
            try Output.standard.table(Table(lines: bill.lines))
            let terms = bill.lines.count { $0.kind == .term }
            try Output.standard.line("\(Words.count(terms, "term")), \(bill.total) in all.")
        }

        private func bill() throws -> Bill {
            // An end is a wish to see all terms until it; a schedule that is too long is refused.
            let count = count ?? (end == nil ? 12 : Engine.longestSchedule)
            // A plan's id holds no slash and ends in no suffix of a file.
            guard plan.contains("/") || plan.hasSuffix(".yaml") || plan.hasSuffix(".yml") else {
                let engine = try database.reader()
                let order = order(try start ?? engine.today(), count)
                return try engine.schedule(plan, order, zone: zone)
            }
            let file = try PlanFile.load(path: plan)
            guard let calendar = ZoneCalendar(zone ?? "UTC") else {
                throw Refused(.unknownZone, zone ?? "")
            }
            let today = calendar.day(of: SystemClock.now)
            return try Engine.schedule(file.plan, order(start ?? today, count), calendar: calendar)
        }

        private func order(_ start: CivilDate, _ count: Int) -> ScheduleOrder {
            ScheduleOrder(
                price: price,
                start: start,
                end: end,
                anchorDay: anchorDay,
                count: count,
                region: region
            )
        }
    }
}

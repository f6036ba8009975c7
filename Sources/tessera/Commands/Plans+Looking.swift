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

    /// `tessera plans show`: one plan with prices, rules, tiers and benefits.
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
            if let set = version.plan.tiers {
                try Output.standard.table(tiers(set))
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
            facts.add("checkout", Words.checkout(plan.checkout))
            facts.add("points", plan.points.map(Words.points))
            for partner in plan.points?.partners ?? [] {
                facts.add("partner", Words.partner(partner))
            }
            if let set = plan.tiers {
                facts.add("tiers", Words.tiers(set))
                for milestone in set.milestones {
                    facts.add("milestone", Words.milestone(milestone, of: set))
                }
            }
            facts.add("household", plan.household.map(Words.household))
            facts.add("card", plan.transferability.map(Words.card))
            facts.add("joining", Words.admission(plan.admission))
            facts.add("referral", plan.referral.map(Words.referral))
            facts.add("control", plan.controlGroup.map { "\($0) of who joins get no benefit" })
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
    }
}

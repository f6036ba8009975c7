import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Benefits {
    /// `tessera benefits check`: whether a member may use a benefit.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a member may use a benefit, until when, and why.",
            discussion: """
                Exit status 0 means entitled, 1 means not entitled.

                Examples:
                  tessera benefits check m-1 free_shipping
                  tessera benefits check m-1 partner_sale --amount 35.00 --currency USD \\
                    --category sale --partner whole-foods
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Argument(help: "The benefit's id, such as free_shipping.")
        var benefit: String

        @Option(
            help: ArgumentHelp("When; now when left out.", valueName: "time"),
            transform: Parse.instant
        )
        var at: Instant?

        @Option(help: "The basket before any benefit, such as 35.00; needs --currency.")
        var amount: String?

        @Option(
            help: ArgumentHelp("The basket's currency, such as USD.", valueName: "code"),
            transform: Parse.currency
        )
        var currency: Currency?

        @Option(help: "The category of the goods.")
        var category: String?

        @Option(help: "Where it is bought, as online or store.")
        var channel: String?

        @Option(help: "Where the goods go.")
        var region: String?

        @Option(help: "Whose shop it is.")
        var partner: String?

        @Option(
            help: ArgumentHelp("How many; 1 when left out.", valueName: "n"),
            transform: Parse.quantity
        )
        var quantity: Int64 = 1

        func validate() throws {
            guard (amount == nil) == (currency == nil) else {
                throw ValidationError(
                    "The options --amount and --currency go together: give both, or neither"
                )
            }
        }

        func run() throws {
            var basket: Money?
            if let amount, let currency { basket = try Parse.money(amount, currency) }
            let engine = try database.reader()
            let answer = try engine.check(
                member: member,
                benefit: benefit,
                at: at,
                context: CheckContext(
                    quantity: quantity,
                    amount: basket,
                    category: category,
                    channel: channel,
                    region: region,
                    partner: partner
                )
            )
            let plan = answer.source.flatMap(engine.planID(of:))
            if format.json {
                try Output.standard.json {
                    $0.write(answer, member: member, benefit: benefit, plan: plan)
                }
            } else {
                try Output.standard.table(facts(answer, plan))
            }
            guard answer.entitled else { throw Failure.quiet(.refused) }
        }

        private func facts(_ answer: CheckAnswer, _ plan: String?) -> Facts {
            let verdict = answer.entitled ? "entitled" : "not entitled"
            var facts = Facts(
                "\(verdict): \(member), \(benefit)",
                answer.entitled ? .good : .bad
            )
            if answer.entitled {
                facts.add("gives", answer.benefit.map { Words.terms($0) })
                facts.add("takes off", answer.discount?.description)
                facts.add("until", answer.validUntil?.rfc3339)
            }
            facts.add("left", Words.count(answer))
            if let overage = answer.overage, overage > 0 { facts.add("beyond", "\(overage)") }
            facts.add("begins again", answer.nextReset?.rfc3339)
            facts.add("why", "\(Words.reason(answer.reason)) (\(answer.reason.rawValue))")
            if let plan, let source = answer.source {
                let tier = answer.tier.map { "\($0) of " } ?? ""
                let household = answer.owner.map { " in the household of \($0)" } ?? ""
                let role = answer.role.map { ", as \($0.rawValue)\(household)" } ?? ""
                facts.add("through", "\(tier)\(plan), \(source.subscription)\(role)")
            }
            facts.add("to change it", answer.remedy)
            facts.add("as of", answer.asOf.rfc3339)
            return facts
        }
    }
}

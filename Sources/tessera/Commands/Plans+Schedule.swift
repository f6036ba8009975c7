import ArgumentParser
import Engine
import JSONText
import Membership
import PlanFiles
import RPC

extension Plans {
    /// `tessera plans schedule`: the terms a subscription would be billed.
    struct Schedule: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lay out what a new member's subscription would be billed.",
            discussion: """
                It begins as `subscriptions start` would begin it: with the plan's trial unless the \
                first day lies in the past, and with the offers that a new member takes by \
                themselves.

                Examples:
                  tessera plans schedule prime --price monthly --start 2024-01-31 --count 4
                  tessera plans schedule plus --price annual --offer come_back
                  tessera plans schedule plus --price monthly --no-trial --no-offers
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
                "The first day, of the trial if there is one; today when left out.",
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

        @Flag(
            inversion: .prefixedNo,
            help: "Whether to begin with the plan's trial; left out, as a start would."
        )
        var trial: Bool?

        @Option(help: ArgumentHelp("The code of an offer.", valueName: "code"))
        var code: String?

        @Option(
            help: ArgumentHelp(
                "An offer by its id; with one for members who come back, those for new ones are left "
                    + "out, and the trial.",
                valueName: "id"
            )
        )
        var offer: String?

        @Flag(help: "Leave all offers out.")
        var noOffers = false

        func validate() throws {
            guard [code != nil, offer != nil, noOffers].count(where: { $0 }) <= 1 else {
                throw ValidationError("Give one of --code, --offer and --no-offers")
            }
        }

        func run() throws {
            let view = try view()
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.table(Table(lines: view.bill.lines))
            let terms = view.bill.lines.count { $0.kind == .term }
            try Output.standard.line("\(Words.count(terms, "term")), \(view.bill.total) in all.")
            if let trial = view.trial {
                let price = view.price == self.price ? "" : ", and turns into \(view.price)"
                try Output.standard.line(
                    "Before them a trial from \(trial.start) until \(trial.end)\(price)."
                )
            }
            if let reason = view.trialLeftOut {
                Output.note("the plan's trial is \(Words.leftOut(reason))")
            }
        }

        private func view() throws -> ScheduleView {
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
            return try Engine.schedule(
                file.plan,
                order(start ?? today, count),
                calendar: calendar,
                today: today
            )
        }

        private func order(_ start: CivilDate, _ count: Int) -> ScheduleOrder {
            ScheduleOrder(
                price: price,
                start: start,
                end: end,
                anchorDay: anchorDay,
                count: count,
                region: region,
                trial: trial,
                offers: offers
            )
        }

        private var offers: ScheduleOrder.Offers {
            if noOffers { return .none }
            if let code { return .code(code) }
            return offer.map { .named($0) } ?? .usual
        }
    }
}

import ArgumentParser
import Engine
import Membership

/// The days a report is about.
struct ReportDays: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The first day; the first of the month eleven months before the last when left out.",
            valueName: "day"
        ),
        transform: Parse.day
    )
    var from: CivilDate?

    @Option(
        help: ArgumentHelp("The day to end before; tomorrow when left out.", valueName: "day"),
        transform: Parse.day
    )
    var to: CivilDate?

    func validate() throws {
        if let from, let to, from >= to {
            throw ValidationError("--to is the day to end before: give one after --from")
        }
    }

    var period: ReportPeriod { ReportPeriod(from: from, to: to) }
}

import ArgumentParser

/// How a report answers: a table, or one of these; a page beside any of them.
struct ReportFormat: ParsableArguments {
    @Flag(help: "Answer in JSON, for programs.")
    var json = false

    @Flag(help: "Answer in CSV, for spreadsheets: one block a table, with an empty line between.")
    var csv = false

    @Option(
        help: ArgumentHelp(
            "Write a page with charts to this file as well; it opens without a network.",
            valueName: "file"
        )
    )
    var html: String?

    func validate() throws {
        guard !(json && csv) else {
            throw ValidationError("--json and --csv are two ways to answer: leave one out")
        }
    }
}

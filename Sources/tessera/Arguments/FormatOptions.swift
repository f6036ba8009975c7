import ArgumentParser

/// How a command answers.
struct FormatOptions: ParsableArguments {
    @Flag(help: "Answer in JSON, for programs.")
    var json = false
}

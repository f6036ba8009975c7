import Foundation

/// A file of command lines with what each of them answers, compared whole.
///
/// `$ ` opens a command and `> ` goes on with it; then come the lines of stdout as they are, those of
/// stderr behind `! `, and the exit status as `[1]` unless it is 0. `# ` is a comment on what follows.
struct Transcript {
    struct Step {
        /// The comments and empty lines before it.
        let lead: [String]
        let command: [String]
        var answer: [String]
    }

    var steps: [Step] = []
    private var tail: [String] = []

    init(_ text: String) {
        var lead: [String] = []
        var lines = text.components(separatedBy: "\n")[...]
        if lines.last == "" { lines.removeLast() }
        while let line = lines.popFirst() {
            if line.hasPrefix("$ ") {
                var command = [String(line.dropFirst(2))]
                while let next = lines.first, next.hasPrefix("> ") || next == ">" {
                    command.append(String(next.dropFirst(2)))
                    lines.removeFirst()
                }
                steps.append(Step(lead: lead, command: command, answer: []))
                lead = []
            } else if line.hasPrefix("# ") || line.isEmpty || steps.isEmpty || !lead.isEmpty {
                lead.append(line)
                // An empty line inside an answer is not the end of it.
                if let next = lines.first(where: { !$0.isEmpty }), !Self.opens(next),
                    !line.hasPrefix("# "), !steps.isEmpty
                {
                    steps[steps.count - 1].answer += lead
                    lead = []
                }
            } else {
                steps[steps.count - 1].answer.append(line)
            }
        }
        tail = lead
    }

    var text: String {
        var lines: [String] = []
        for step in steps {
            lines += step.lead
            lines += step.command.enumerated().map { ($0.offset == 0 ? "$ " : "> ") + $0.element }
            lines += step.answer
        }
        return (lines + tail).joined(separator: "\n") + "\n"
    }

    /// What a command came to, in the words of a transcript.
    static func answer(_ ran: Ran) -> [String] {
        var answer = lines(ran.output)
        answer += lines(ran.error).map { "! " + $0 }
        if ran.status != 0 { answer.append("[\(ran.status)]") }
        return answer.map(settled)
    }

    private static func opens(_ line: String) -> Bool {
        line.hasPrefix("$ ") || line.hasPrefix("# ")
    }

    private static func lines(_ text: String) -> [String] {
        var lines = text.components(separatedBy: "\n")
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// Takes out what differs from one machine and one run to the next.
    private static func settled(_ line: String) -> String {
        var line = line
        line.replace(/"milliseconds":( ?)\d+/) { "\"milliseconds\":\($0.1)0" }
        line.replace(/^(  milliseconds +)[\d,]+/) { "\($0.1)0" }
        line.replace(/^SQLite \d+\.\d+\.\d+ .*/) { _ in "SQLite X.Y.Z, and whether it is sound" }
        return line
    }
}

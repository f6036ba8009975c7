import Testing

/// One exchange over the wire: why it is there, the lines in, and the lines out.
struct TranscriptRow: CustomTestStringConvertible, Sendable {
    let why: String
    let lines: [String]
    let replies: [String]

    var testDescription: String { why }

    init(_ why: String, send lines: [String], receive replies: [String]) {
        self.why = why
        self.lines = lines
        self.replies = replies
    }
}

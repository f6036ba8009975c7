/// One call's requests on their way through the program.
///
/// Each is waiting, then outstanding from its first byte on, then done; a program's death makes the
/// outstanding ones done, as unknown, and leaves the waiting ones to its successor.
struct ExecBatch {
    /// The answers so far, in the order of the questions; unknown until one comes.
    private(set) var answers: [ExecAnswer]

    /// Whether any answer has come since the outstanding requests were last given up.
    private(set) var isAnswered = false

    private let questions: [ExecQuestion]
    private var waiting: Range<Int>
    /// By the time they were sent, so the first runs out of time first.
    private var outstanding: [Sent] = []

    private struct Sent {
        let id: String
        let index: Int
        let deadline: ContinuousClock.Instant
    }

    init(_ questions: [ExecQuestion]) {
        self.questions = questions
        answers = Array(repeating: .unknown, count: questions.count)
        waiting = questions.indices
    }

    var isDone: Bool { waiting.isEmpty && outstanding.isEmpty }

    var waitingCount: Int { waiting.count }

    var outstandingCount: Int { outstanding.count }

    /// The request to send next; `nil` when all are sent.
    var next: ExecQuestion? { waiting.first.map { questions[$0] } }

    /// The outstanding request that runs out of time first.
    var oldest: (key: String, deadline: ContinuousClock.Instant)? {
        outstanding.first.map { (questions[$0.index].key, $0.deadline) }
    }

    /// Takes note that bytes of the next request went out under this id.
    mutating func sent(as id: String, until deadline: ContinuousClock.Instant) {
        outstanding.append(Sent(id: id, index: waiting.removeFirst(), deadline: deadline))
    }

    /// The outstanding request of this id, which counts as answered from here on.
    mutating func take(_ id: String) -> (index: Int, question: ExecQuestion)? {
        guard let place = outstanding.firstIndex(where: { $0.id == id }) else { return nil }
        let index = outstanding.remove(at: place).index
        isAnswered = true
        return (index, questions[index])
    }

    mutating func settle(_ index: Int, _ answer: ExecAnswer) { answers[index] = answer }

    /// Leaves what is outstanding unknown.
    mutating func giveUpOutstanding() {
        outstanding = []
        isAnswered = false
    }
}

import Glibc
import JSONText

/// Keeps the program running and carries batches through it.
struct ExecHost {
    /// How many lives of the program in a row may end without an answer before a batch is given up.
    static let patience = 3

    private let words: [String]
    private let inFlight: Int
    private let timeout: Duration
    private let note: @Sendable (String) -> Void
    private var program: ExecProgram?
    /// Never used twice, so that no answer can be taken for another request's.
    private var lastID = 0

    init(
        words: [String],
        inFlight: Int,
        timeout: Duration,
        note: @escaping @Sendable (String) -> Void
    ) {
        self.words = words
        self.inFlight = inFlight
        self.timeout = timeout
        self.note = note
    }

    /// Asks everything.
    /// - Returns: an answer for each question, in their order.
    mutating func put(_ questions: [ExecQuestion]) -> [ExecAnswer] {
        var batch = ExecBatch(questions)
        var fruitless = 0
        dropStale()
        while !batch.isDone, fruitless < Self.patience {
            do throws(ExecFault) {
                try converse(about: &batch)
            } catch {
                note(Self.report(error, batch))
                fruitless = batch.isAnswered ? 0 : fruitless + 1
                if case .cannotStart = error { fruitless = Self.patience }
                batch.giveUpOutstanding()
                program?.kill()
                program = nil
            }
        }
        if !batch.isDone {
            note("requests not sent: \(batch.waitingCount); their outcome is unknown")
        }
        return batch.answers
    }

    /// Lets go of a program that died since the last call, before it costs this call a request.
    private mutating func dropStale() {
        guard let program else { return }
        let isOpen = program.receive()
        if isOpen, program.lines.isEmpty { return }
        if !program.lines.isEmpty {
            note("it wrote something while nothing was asked, and was killed; only answer requests")
        }
        program.kill()
        self.program = nil
    }

    private mutating func running() throws(ExecFault) -> ExecProgram {
        if let program { return program }
        let started = try ExecProgram(words)
        program = started
        return started
    }

    /// Goes on until the batch is done or the program has to go.
    private mutating func converse(about batch: inout ExecBatch) throws(ExecFault) {
        let program = try running()
        while !batch.isDone {
            try send(&batch, to: program)
            // Without a request under way the pipe can only be full if nobody reads it.
            guard let oldest = batch.oldest else { throw .silent(key: batch.next?.key ?? "") }
            program.wait(until: oldest.deadline)
            let isOpen = program.receive()
            while let line = try program.lines.next() { try take(line, &batch) }
            guard isOpen || batch.isDone else { throw .ended }
            // All that has arrived was taken first: only what is still without an answer is late.
            if let oldest = batch.oldest, oldest.deadline <= ContinuousClock.now {
                throw .silent(key: oldest.key)
            }
        }
    }

    /// Sends as many requests as may be outstanding and as the pipe takes.
    private mutating func send(
        _ batch: inout ExecBatch,
        to program: ExecProgram
    ) throws(ExecFault) {
        while batch.outstandingCount < inFlight, let question = batch.next {
            let id = "r\(lastID + 1)"
            switch program.offer(question.line(id: id)) {
            case .taken:
                lastID += 1
                batch.sent(as: id, until: ContinuousClock.now + timeout)
            case .full: return
            // It reads no more, but may have answered before; those answers are read first.
            case .gone where batch.outstandingCount > 0: return
            case .gone: throw .ended
            }
        }
        program.flush()
    }

    private func take(_ line: [UInt8], _ batch: inout ExecBatch) throws(ExecFault) {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONScanner.parse(line)
        } catch {
            throw .notJSON(error)
        }
        guard case .object(let answer) = value, case .string(let id) = answer["id"] else {
            throw .notAnAnswer
        }
        guard let (index, question) = batch.take(id) else { throw .unexpected(id: id) }
        do throws(ExecAnswer.Contradiction) {
            batch.settle(index, try ExecAnswer(answer, to: question))
        } catch {
            note("its answer to \(question.key) counts as unknown: \(error.sentence)")
        }
    }
}

extension ExecHost {
    /// A line for whoever runs the process.
    static func tellOperator(_ sentence: String) {
        // What a program wrote may be in it, so nothing may break the line or the terminal.
        let line = sentence.unicodeScalars.filter { $0.properties.generalCategory != .control }
        let text = Array("tessera: \(String(String.UnicodeScalarView(line)))\n".utf8)
        // Nobody can be told that stderr is gone.
        _ = text.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    private static func report(_ fault: ExecFault, _ batch: ExecBatch) -> String {
        let count = batch.outstandingCount
        return count == 0 ? fault.description : "\(fault); unknown outcomes: \(count)"
    }
}

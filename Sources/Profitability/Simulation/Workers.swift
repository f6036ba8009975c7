internal import Dispatch
internal import Synchronization

/// Does pieces of work on several threads; what comes out depends on the pieces alone.
enum Workers {
    /// - Returns: the answers in the order of the pieces, whoever did them.
    static func map<Answer: Sendable>(
        _ pieces: Int,
        threads: Int,
        _ work: @escaping @Sendable (Int) -> Answer
    ) -> [Answer] {
        guard threads > 1, pieces > 1 else { return (0..<pieces).map(work) }
        let board = Board<Answer>()
        DispatchQueue.concurrentPerform(iterations: min(threads, pieces)) { _ in
            while let piece = board.take(of: pieces) { board.put(work(piece), piece) }
        }
        return board.answers.sorted { $0.piece < $1.piece }.map(\.answer)
    }

    /// What is still to be done, and what is.
    private final class Board<Answer: Sendable>: Sendable {
        private let next = Atomic<Int>(0)
        private let done = Mutex<[(piece: Int, answer: Answer)]>([])

        func take(of pieces: Int) -> Int? {
            let piece = next.add(1, ordering: .relaxed).oldValue
            return piece < pieces ? piece : nil
        }

        func put(_ answer: Answer, _ piece: Int) {
            done.withLock { $0.append((piece, answer)) }
        }

        var answers: [(piece: Int, answer: Answer)] { done.withLock { $0 } }
    }
}

/// The draws of one subject, one after another.
struct DrawSequence {
    private let random: CounterRandom
    private let subject: UInt64
    private var number: UInt64 = 0
    private var block: CounterRandom.Block = (0, 0, 0, 0)
    private var place = 4

    init(_ random: CounterRandom, subject: UInt64) {
        self.random = random
        self.subject = subject
    }

    /// A number strictly between zero and one.
    @inline(__always)
    mutating func next() -> Double {
        if place == 4 {
            block = random.block(subject: subject, number: number)
            number += 1
            place = 0
        }
        place += 1
        switch place {
        case 1: return CounterRandom.unit(block.0)
        case 2: return CounterRandom.unit(block.1)
        case 3: return CounterRandom.unit(block.2)
        default: return CounterRandom.unit(block.3)
        }
    }
}

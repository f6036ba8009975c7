/// Random numbers that depend on nothing but their place: seed, stream, subject and draw.
///
/// There is no state to hand from one draw to the next, so any number of threads may ask in any
/// order and each gets the same numbers; a subject's draws do not move when another draws more.
/// - Shape: Philox 4x64 with ten rounds; a block of four numbers for each counter.
/// - Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3.
package struct CounterRandom: Hashable, Sendable {
    /// The four numbers of one counter.
    package typealias Block = (UInt64, UInt64, UInt64, UInt64)

    /// What is the same for every number of one experiment.
    package let seed: UInt64
    /// What keeps the parts of an experiment apart, as members from assumptions.
    package let stream: UInt64

    package init(seed: UInt64, stream: UInt64 = 0) {
        self.seed = seed
        self.stream = stream
    }

    /// Four numbers, each of 64 even bits.
    package func block(subject: UInt64, number: UInt64) -> Block {
        Self.philox((number, subject, 0, 0), key: (seed, stream))
    }

    /// Two numbers between zero and one, for draws `2 * pair` and `2 * pair + 1` of a subject.
    package func uniforms(subject: UInt64, pair: UInt64) -> (Double, Double) {
        let block = block(subject: subject, number: pair >> 1)
        return pair & 1 == 0
            ? (Self.unit(block.0), Self.unit(block.1)) : (Self.unit(block.2), Self.unit(block.3))
    }

    /// One number strictly between zero and one.
    package func uniform(subject: UInt64, draw: UInt64) -> Double {
        let block = block(subject: subject, number: draw >> 2)
        switch draw & 3 {
        case 0: return Self.unit(block.0)
        case 1: return Self.unit(block.1)
        case 2: return Self.unit(block.2)
        default: return Self.unit(block.3)
        }
    }

    /// The middle of one of the 2^52 equal steps from zero to one: never an end, so that a quantile
    /// of it is finite, and every value exact.
    package static func unit(_ bits: UInt64) -> Double {
        (Double(bits >> 12) + 0.5) * 0x1p-52
    }

    /// The generator itself, open to be compared with published answers.
    package static func philox(_ counter: Block, key: (UInt64, UInt64)) -> Block {
        var (x0, x1, x2, x3) = counter
        var (k0, k1) = key
        for _ in 0..<10 {
            let first = x0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
            let second = x2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
            (x0, x1, x2, x3) = (
                second.high ^ x1 ^ k0, second.low, first.high ^ x3 ^ k1, first.low
            )
            k0 &+= 0x9E37_79B9_7F4A_7C15
            k1 &+= 0xBB67_AE85_84CA_A73B
        }
        return (x0, x1, x2, x3)
    }
}

/// A tiny seeded generator: the same seed gives the same cases on every machine.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) {
        state = UInt64(truncatingIfNeeded: seed)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func int(in range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// Any 64-bit value; small ones and the extremes come up far more often than by chance.
    mutating func int64() -> Int64 {
        switch int(in: 0...5) {
        case 0: Int64(int(in: -9...9))
        case 1: [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max][int(in: 0...6)]
        case 2: Int64(int(in: -1_000_000...1_000_000))
        case 3: Int64(truncatingIfNeeded: next()) >> int(in: 0...62)
        default: Int64(truncatingIfNeeded: next())
        }
    }
}

import Testing

@testable import Profitability

struct CounterRandomTests {
    private static let full = UInt64.max

    /// Each row reads: this counter under this key gives this block.
    ///
    /// The zero and full rows are the known answers that come with Random123; the third was made
    /// with numpy 2.4's `Philox`, which counts one up before its first block.
    @Test
    func `the generator gives the published answers`() {
        let zero = CounterRandom.philox((0, 0, 0, 0), key: (0, 0))
        #expect(
            zero == (
                0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b,
                0x7e68_b68a_ec7b_a23b
            )
        )
        let one = CounterRandom.philox((1, 0, 0, 0), key: (0, 0))
        #expect(
            one == (
                0x02f4_ba64_08e4_d89b, 0x3dd6_2b0b_9ca8_c5b2, 0x1c86_67a5_5d90_2e79,
                0x907d_7a05_2fd5_b4dc
            )
        )
        let other = CounterRandom.philox((8, 42, 0, 0), key: (1_234_567_890_123_456_789, 3))
        #expect(
            other == (
                0xa35e_3109_506d_7fee, 0xe83a_53ea_fe44_c850, 0xc8cc_1932_59a1_deae,
                0x27b9_07f2_4a99_6a9b
            )
        )
    }

    @Test
    func `a draw is its place, whatever was drawn before`() {
        let random = CounterRandom(seed: 7, stream: 1)
        let forward = (0..<40).map { random.uniform(subject: 3, draw: UInt64($0)) }
        let backward = (0..<40).reversed().map { random.uniform(subject: 3, draw: UInt64($0)) }
        #expect(forward == backward.reversed())
        for pair in 0..<20 {
            let both = random.uniforms(subject: 3, pair: UInt64(pair))
            #expect(both == (forward[2 * pair], forward[2 * pair + 1]))
        }
    }

    @Test
    func `seeds, streams and subjects have nothing in common`() {
        var seen: Set<Double> = []
        for seed in 0..<5 {
            for stream in 0..<5 {
                let random = CounterRandom(seed: UInt64(seed), stream: UInt64(stream))
                for subject in 0..<20 {
                    for draw in 0..<8 {
                        seen.insert(
                            random.uniform(subject: UInt64(subject), draw: UInt64(draw))
                        )
                    }
                }
            }
        }
        #expect(seen.count == 5 * 5 * 20 * 8)
    }

    @Test
    func `a number is never zero nor one`() {
        #expect(CounterRandom.unit(0) == 0x1p-53)
        #expect(CounterRandom.unit(.max) == 1 - 0x1p-53)
        #expect(CounterRandom.unit(1 << 63) == 0.5 + 0x1p-53)
    }

    /// Chi-squared over 64 cells and over pairs of neighbours, whose 1 in 10,000 points are 115.4
    /// and 352.
    @Test
    func `numbers are even, alone and in pairs`() {
        for seed in 0..<20 {
            let random = CounterRandom(seed: UInt64(seed))
            var cells = [Int](repeating: 0, count: 64)
            var pairs = [Int](repeating: 0, count: 256)
            let count = 20_000
            for subject in 0..<count {
                let (first, second) = random.uniforms(subject: UInt64(subject), pair: 0)
                cells[Int(first * 64)] += 1
                pairs[Int(first * 16) * 16 + Int(second * 16)] += 1
            }
            #expect(chiSquared(cells, count) < 115.4, "seed \(seed)")
            #expect(chiSquared(pairs, count) < 352, "seed \(seed)")
        }
    }

    private func chiSquared(_ cells: [Int], _ count: Int) -> Double {
        let expected = Double(count) / Double(cells.count)
        return cells.map { (Double($0) - expected) * (Double($0) - expected) / expected }
            .reduce(0, +)
    }
}

import Membership
import Testing

struct AllocationTests {
    @Test(
        arguments: [
            ("an even split", 100, [1, 1], [50, 50]),
            ("the odd cent goes to the earliest", 100, [1, 1, 1], [34, 33, 33]),
            ("two odd cents", 101, [1, 1, 1], [34, 34, 33]),
            ("a negative amount mirrors it", -100, [1, 1, 1], [-34, -33, -33]),
            ("the largest remainder wins over the earliest", 10, [1, 1, 5], [2, 1, 7]),
            ("in proportion", 1_000, [10, 20, 70], [100, 200, 700]),
            ("a weight of zero gets nothing", 101, [0, 1, 1], [0, 51, 50]),
            ("when all are zero all count the same", 5, [0, 0], [3, 2]),
            ("fewer units than shares", 2, [1, 1, 1, 1], [1, 1, 0, 0]),
            ("nothing to share", 0, [3, 4], [0, 0]),
            ("nobody and nothing", 0, [], []),
            ("the largest amount", .max, [.max, .max], [.max / 2 + 1, .max / 2]),
            ("the lowest amount", .min, [.max], [.min]),
        ] as [(String, Int64, [Int64], [Int64])]
    )
    func `an amount is shared out`(
        why: String,
        amount: Int64,
        weights: [Int64],
        shares: [Int64]
    ) {
        #expect(Allocation.largestRemainder(amount, weights: weights) == shares, "\(why)")
    }

    @Test
    func `shares of tax and discount add up to the whole, with no gap of one cent`() {
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let amount = random.int64()
            let weights = (0..<random.int(in: 1...12)).map { _ in max(0, random.int64()) }
            let shares = Allocation.largestRemainder(amount, weights: weights)
            let negated = amount == .min ? 0 : -amount
            let opposite = Allocation.largestRemainder(negated, weights: weights)
            guard shares.reduce(Int128(0), { $0 + Int128($1) }) == Int128(amount),
                isFair(shares, of: amount, weights: weights),
                amount == .min || opposite == shares.map({ -$0 })
            else {
                Issue.record("seed \(seed): \(amount) over \(weights) gave \(shares)")
                return
            }
        }
    }

    /// Each share is its exact part rounded down or up, and only the largest remainders are up.
    private func isFair(_ shares: [Int64], of amount: Int64, weights: [Int64]) -> Bool {
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard total > 0 else { return true }
        var lowestUp: (Int128, Int)?
        var highestDown: (Int128, Int)?
        for (index, weight) in weights.enumerated() {
            let product = Int128(amount.magnitude) * Int128(weight)
            let (floor, remainder) = product.quotientAndRemainder(dividingBy: total)
            // Among equal remainders the earlier ranks higher.
            let rank = (remainder, -index)
            switch Int128(shares[index].magnitude) - floor {
            case 0: if highestDown.map({ $0 < rank }) ?? true { highestDown = rank }
            case 1: if lowestUp.map({ $0 > rank }) ?? true { lowestUp = rank }
            default: return false
            }
        }
        guard let lowestUp, let highestDown else { return true }
        return lowestUp > highestDown
    }

    @Test
    func `revenue earned by the day never shrinks and ends at the price`() {
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let amount = random.int64()
            let days = random.int(in: 1...800)
            var before: Int64 = 0
            for elapsed in 0...days {
                let earned = Allocation.elapsed(elapsed, of: days, of: amount)
                guard amount < 0 ? earned <= before : earned >= before else {
                    Issue.record("seed \(seed): \(amount) shrank on day \(elapsed) of \(days)")
                    return
                }
                before = earned
            }
            guard before == amount, Allocation.elapsed(0, of: days, of: amount) == 0 else {
                Issue.record("seed \(seed): \(amount) over \(days) days ended at \(before)")
                return
            }
        }
    }

    @Test
    func `what is earned by a day is the sum of the shares of the days before it`() {
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let amount = random.int64()
            let days = random.int(in: 1...60)
            let daily = Allocation.largestRemainder(
                amount,
                weights: Array(repeating: 1, count: days)
            )
            var sum: Int64 = 0
            for elapsed in 1...days {
                sum += daily[elapsed - 1]
                guard Allocation.elapsed(elapsed, of: days, of: amount) == sum else {
                    Issue.record("seed \(seed): \(amount) over \(days) days, day \(elapsed)")
                    return
                }
            }
        }
    }

    @Test(
        arguments: [
            (10, 365, 1_499, 50, "4 units a day and 39 extra ones first"),
            (0, 31, 1_499, 0, "nothing on the first morning"),
            (31, 31, 1_499, 1_499, "all at the end"),
            (1, 31, -32, -2, "a negative one in the same way"),
        ] as [(Int, Int, Int64, Int64, String)]
    )
    func `the first days earn the extra units`(
        elapsed: Int,
        days: Int,
        amount: Int64,
        earned: Int64,
        why: String
    ) {
        #expect(Allocation.elapsed(elapsed, of: days, of: amount) == earned, "\(why)")
    }

    @Test(
        arguments: [
            (1, 1, 2, 1, "a half goes up"), (-1, 1, 2, -1, "and away from zero"),
            (1, -1, 2, -1, "whichever sign is negative"), (1, 1, -2, -1, "also the divisor"),
            (-1, 1, -2, 1, "two cancel"), (1, 1, 3, 0, "a third goes down"),
            (2, 1, 3, 1, "two thirds go up"), (1_499, 14, 31, 677, "676.97 is 677"),
            (.max, .max, .max, .max, "the product is kept whole"), (.min, 1, 1, .min, "the lowest"),
            (.min, 1, -1, nil, "whose opposite does not fit"), (.max, 2, 1, nil, "too large"),
            (1, 1, 0, nil, "no division by zero"), (0, 5, 7, 0, "nothing stays nothing"),
        ] as [(Int64, Int64, Int64, Int64?, String)]
    )
    func `rounding is half away from zero`(
        amount: Int64,
        times: Int64,
        over: Int64,
        result: Int64?,
        why: String
    ) {
        #expect(
            Rounding.halfAwayFromZero(amount, times: times, over: over) == result,
            "\(why)"
        )
    }

    @Test
    func `rounding is exact for any numbers`() {
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let (amount, times, over) = (random.int64(), random.int64(), random.int64())
            guard over != 0 else { continue }
            let product = Int128(amount) * Int128(times)
            if let result = Rounding.halfAwayFromZero(amount, times: times, over: over) {
                // How far the result lies beyond the exact value, counted away from zero.
                let error = (Int128(result) * Int128(over) - product) * 2
                let isAway = (error < 0) == (product < 0)
                let isNearest = error.magnitude < UInt128(over.magnitude)
                let isHalfAway = error.magnitude == UInt128(over.magnitude) && isAway
                guard isNearest || isHalfAway else {
                    Issue.record("seed \(seed): \(amount) * \(times) / \(over) gave \(result)")
                    return
                }
            } else {
                let quotient = product / Int128(over)
                guard quotient >= Int128(Int64.max) || quotient <= Int128(Int64.min) else {
                    Issue.record("seed \(seed): \(amount) * \(times) / \(over) gave nil")
                    return
                }
            }
        }
    }
}

import Membership
import Testing

struct LotStackTests {
    private static let now = Sample.start(of: Sample.day("2026-02-15"))

    private func stack(_ lots: [Lot], holds: [Int64: Int64] = [:]) -> LotStack {
        LotStack(
            lots,
            holds: Dictionary(uniqueKeysWithValues: holds.map { (LotID($0), $1) }),
            at: Self.now
        )
    }

    private static let late = Sample.lot(1, 5, until: "2026-06-01")
    private static let soon = Sample.lot(2, 5, until: "2026-03-01")
    private static let first = Sample.lot(3, 5, priority: 10)
    private static let ever = Sample.lot(4, 5)

    @Test(
        arguments: [
            (1, [:], [3: 1], 0, "the lowest priority first, though it never expires"),
            (7, [:], [3: 5, 2: 2], 0, "then what expires first"),
            (16, [:], [3: 5, 2: 5, 1: 5, 4: 1], 0, "what never expires comes last"),
            (20, [:], [3: 5, 2: 5, 1: 5, 4: 5], 0, "to the last one"),
            (6, [3: 5], [2: 5, 1: 1], 0, "what is held is left alone"),
            (6, [3: 4, 2: 5], [3: 1, 1: 5], 0, "in part too"),
            (0, [:], [:], 0, "nothing takes nothing"),
        ] as [(Int64, [Int64: Int64], [Int64: Int64], Int64, String)]
    )
    func `lots burn by priority, then expiry, then age`(
        amount: Int64,
        holds: [Int64: Int64],
        parts: [Int64: Int64],
        overage: Int64,
        why: String
    ) throws {
        for lots in [
            [Self.late, Self.soon, Self.first, Self.ever],
            [Self.ever, Self.first, Self.soon, Self.late],
        ] {
            let burn = try #require(stack(lots, holds: holds).burn(amount), "\(why)")
            let taken = burn.parts.map { ($0.lot.id?.number ?? 0, $0.amount) }
            #expect(Dictionary(uniqueKeysWithValues: taken) == parts, "\(why)")
            #expect(burn.overage == overage, "\(why)")
        }
    }

    @Test
    func `a hard limit refuses the whole use, a soft one counts what is too much`() {
        let lots = stack([Self.soon])
        #expect(lots.burn(6) == nil)
        #expect(lots.burn(5)?.parts.map(\.amount) == [5])
        let soft = lots.burn(8, limit: .soft)
        #expect(soft?.parts.map(\.amount) == [5])
        #expect(soft?.overage == 3)
    }

    @Test
    func `what is pending or gone does not count, at the very instant`() {
        let gone = Sample.lot(1, 5, until: "2026-02-15")
        let begins = Sample.lot(2, 3, from: "2026-02-15")
        let pending = Sample.lot(3, 7, from: "2026-02-16")
        let lots = stack([gone, begins, pending])
        #expect(lots.available == 3)
        #expect(lots.pending == 7)
    }

    @Test
    func `debts lower what there is and are paid by later lots, the oldest first`() {
        let old = Sample.lot(1, -3, source: .overage, from: "2026-01-05")
        let young = Sample.lot(2, -4, left: -2, source: .overage, from: "2026-01-09")
        let lots = stack([young, Self.soon, old, Self.late])
        #expect(lots.owed == 5)
        #expect(lots.available == 5)
        #expect(
            lots.repayments == [
                Repayment(lot: Self.soon, debt: old, amount: 3),
                Repayment(lot: Self.soon, debt: young, amount: 2),
            ]
        )
        // What repays is not used as well.
        #expect(lots.burn(5)?.parts == [Burn.Part(lot: Self.late, amount: 5)])
        #expect(lots.burn(6) == nil)
        #expect(stack([old]).available == 0)
    }

    @Test
    func `a summary tells what there is, what was used and what is too much`() {
        let debt = Sample.lot(9, -2, source: .overage)
        let counted = Counted(
            stack([Sample.lot(1, 5, left: 0, until: "2026-03-01"), debt]),
            nextReset: nil
        )
        #expect(counted.remaining == 0)
        #expect(counted.limit == 5)
        #expect(counted.usage == 7)
        #expect(counted.overage == 2)
    }

    @Test
    func `burning and expiry in any order never take a lot below zero`() throws {
        for seed in 0..<300 {
            var random = SplitMix64(seed: seed)
            var lots = (1...random.int(in: 1...6)).map { number in
                Sample.lot(
                    Int64(number),
                    Int64(random.int(in: 0...9)),
                    priority: random.int(in: 1...2),
                    until: random.int(in: 0...3) == 0
                        ? nil : "2026-03-\(random.int(in: 10...28))"
                )
            }
            let granted = lots.reduce(Int64(0)) { $0 + $1.amount }
            var used: Int64 = 0
            for day in 1...28 {
                let at = Sample.start(of: Sample.day("2026-03-\(day < 10 ? "0" : "")\(day)"))
                let held = LotID(Int64(random.int(in: 1...6)))
                let stack = LotStack(lots, holds: [held: Int64(random.int(in: 0...3))], at: at)
                let wanted = Int64(random.int(in: 0...4))
                let burn = stack.burn(wanted)
                #expect((burn == nil) == (wanted > stack.available), "seed \(seed)")
                for part in burn?.parts ?? [] {
                    let index = try #require(lots.firstIndex { $0.id == part.lot.id })
                    lots[index].remaining -= part.amount
                    used += part.amount
                    #expect(lots[index].isLive(at: at), "seed \(seed)")
                }
                #expect(lots.allSatisfy { $0.remaining >= 0 }, "seed \(seed)")
                #expect(stack.available >= 0, "seed \(seed)")
                if burn != nil {
                    let total = burn?.parts.reduce(Int64(0)) { $0 + $1.amount }
                    #expect(total == wanted, "seed \(seed)")
                }
            }
            let left = lots.reduce(Int64(0)) { $0 + $1.remaining }
            #expect(left + used == granted, "seed \(seed)")
        }
    }
}

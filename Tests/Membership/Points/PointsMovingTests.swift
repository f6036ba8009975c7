import Membership
import Testing

/// Points that are taken back, owed and given away.
struct PointsMovingTests {
    private static let now = Sample.instant("2026-06-01T12:00:00Z")

    private static func stack(_ lots: [Lot], holds: [LotID: Int64] = [:]) -> LotStack {
        LotStack(lots, holds: holds, at: now)
    }

    @Test(
        arguments: [
            (30, 50, [2: 30], 0, 0, "the purchase's own points go first"),
            (30, 20, [2: 20, 1: 10], 0, 0, "then the member's others"),
            (200, 50, [2: 50, 1: 100], 50, 50, "then there is a debt, or the shop lets it go"),
            (0, 50, [:], 0, 0, "nothing takes nothing"),
        ] as [(Int64, Int64, [Int64: Int64], Int64, Int64, String)]
    )
    func `a return takes back what was earned`(
        points: Int64,
        ownLeft: Int64,
        taken: [Int64: Int64],
        debt: Int64,
        forgiven: Int64,
        why: String
    ) {
        let other = Till.lot(1, 100, until: "2026-07-01")
        let own = Till.lot(2, 50, left: ownLeft, until: "2026-08-01")
        for mayGoNegative in [true, false] {
            let clawback = PointsClawback.decide(
                points,
                own: [own],
                stack: Self.stack([other, own]),
                mayGoNegative: mayGoNegative
            )
            let parts = Dictionary(
                clawback.parts.map { ($0.lot.id?.number ?? 0, $0.amount) },
                uniquingKeysWith: +
            )
            #expect(parts == taken, "\(why)")
            #expect(clawback.debt == (mayGoNegative ? debt : 0), "\(why)")
            #expect(clawback.forgiven == (mayGoNegative ? 0 : forgiven), "\(why)")
        }
    }

    @Test
    func `points that still wait are taken back before they ever count`() {
        let waiting = Till.lot(2, 50, from: "2026-07-01")
        let clawback = PointsClawback.decide(
            50,
            own: [waiting],
            stack: Self.stack([Till.lot(1, 100), waiting]),
            mayGoNegative: false
        )
        #expect(clawback.parts.map(\.lot) == [waiting])
    }

    @Test
    func `what is held for a reservation is left to it and owed instead`() {
        let own = Till.lot(1, 50)
        let clawback = PointsClawback.decide(
            50,
            own: [own],
            stack: Self.stack([own], holds: [LotID(1): 30]),
            mayGoNegative: false
        )
        #expect(clawback.parts.map(\.amount) == [20])
        #expect(clawback.debt == 30)
        #expect(clawback.forgiven == 0)
    }

    @Test
    func `lots never go below zero, and all that is taken is accounted for`() {
        for seed in 0..<3_000 {
            var random = SplitMix64(seed: seed)
            let lots = (1...random.int(in: 1...6)).map { number in
                let amount = Int64(random.int(in: 1...100))
                return Till.lot(
                    Int64(number),
                    amount,
                    left: Int64(random.int(in: 0...Int(amount))),
                    from: random.int(in: 0...3) == 0 ? "2026-07-01" : "2026-01-01"
                )
            }
            var holds: [LotID: Int64] = [:]
            for lot in lots where random.int(in: 0...3) == 0 && lot.remaining > 0 {
                if let id = lot.id { holds[id] = Int64(random.int(in: 0...Int(lot.remaining))) }
            }
            let points = Int64(random.int(in: 0...300))
            let own = lots.filter { _ in random.int(in: 0...2) == 0 }
            let mayGoNegative = random.int(in: 0...1) == 0
            let clawback = PointsClawback.decide(
                points,
                own: own,
                stack: Self.stack(lots, holds: holds),
                mayGoNegative: mayGoNegative
            )
            let taken = clawback.parts.reduce(0) { $0 + $1.amount }
            let parts = Dictionary(
                clawback.parts.map { ($0.lot, $0.amount) },
                uniquingKeysWith: +
            )
            let isSound =
                taken + clawback.debt + clawback.forgiven == points
                && parts.allSatisfy { lot, amount in
                    amount > 0 && amount <= lot.remaining - (lot.id.flatMap { holds[$0] } ?? 0)
                }
                && (mayGoNegative ? clawback.forgiven == 0 : true)
            guard isSound else {
                Issue.record("seed \(seed): \(clawback)")
                return
            }
        }
    }

    @Test(
        arguments: [
            (true, 2, true, 30, nil, "a member of the household gets them"),
            (false, 2, true, 30, .notAllowed, "not where the plan says nothing of it"),
            (true, 2, false, 30, .notOneHousehold, "not to strangers"),
            (true, 1, true, 30, .sameMember, "not to oneself"),
            (true, 2, true, 0, .notPositive, "not none"),
            (true, 2, true, 131, .available(130), "not more than there are to spend"),
        ] as [(Bool, Int64, Bool, Int64, PointsTransfer.Obstacle?, String)]
    )
    func `points move within a household`(
        isAllowed: Bool,
        taker: Int64,
        areOneHousehold: Bool,
        points: Int64,
        obstacle: PointsTransfer.Obstacle?,
        why: String
    ) {
        let soon = Till.lot(2, 50, until: "2026-07-01")
        let late = Till.lot(1, 100, left: 80)
        let waiting = Till.lot(3, 500, from: "2026-09-01")
        let transfer = Till.points(transfers: isAllowed).transferring(
            points,
            from: MemberID(1),
            to: MemberID(taker),
            areOneHousehold: areOneHousehold,
            stack: Self.stack([late, soon, waiting])
        )
        if let obstacle {
            #expect(transfer == .refused(obstacle), "\(why)")
        } else {
            #expect(transfer == .moves([Burn.Part(lot: soon, amount: points)]), "\(why)")
        }
    }
}

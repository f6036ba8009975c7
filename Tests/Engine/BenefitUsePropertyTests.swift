import Engine
import Membership
import ShopSupport
import Testing

/// Whatever is granted, used, given back and left to run out in whatever order: what is left is what a
/// simple count of lots says, never below zero, and the doctor agrees.
struct BenefitUsePropertyTests {
    /// What is counted by hand: a few lots, the oldest rules written plainly.
    private struct Model {
        struct Lot: Hashable {
            let priority: Int
            /// The first day without it; `nil` for never.
            let end: Int?
            let number: Int
            var left: Int64
        }

        var lots: [Lot] = []
        var uses: [(id: BenefitUseID, parts: [(lot: Int, amount: Int64)])] = []

        func left(on day: Int) -> Int64 {
            lots.filter { $0.end.map { day < $0 } != false }.reduce(0) { $0 + $1.left }
        }

        mutating func take(_ amount: Int64, on day: Int) -> [(lot: Int, amount: Int64)] {
            var parts: [(lot: Int, amount: Int64)] = []
            var needed = amount
            let order = lots.indices.filter { lots[$0].end.map { day < $0 } != false }.sorted {
                let (a, b) = (lots[$0], lots[$1])
                return (a.priority, a.end ?? .max, a.number) < (b.priority, b.end ?? .max, b.number)
            }
            for index in order where needed > 0 && lots[index].left > 0 {
                let part = min(needed, lots[index].left)
                lots[index].left -= part
                needed -= part
                parts.append((lots[index].number, part))
            }
            return parts
        }
    }

    @Test func `in any order what is left is what a count by hand says`() throws {
        for seed in 1...10 as ClosedRange<UInt64> {
            try walk(seed)
        }
    }

    private func walk(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let shop = try Shop(at: "2026-01-01", plans: SamplePlans.using)
        try shop.start("ann", "lounge")
        var model = Model()
        var (day, number) = (0, 0)
        let first = try #require(CivilDate("2026-01-01"))
        // Four drinks a month, given when they are first looked at and gone with the month.
        func month() -> (start: Int, end: Int) {
            let today = first.adding(days: day)
            let start = CivilDate(clampingYear: today.year, month: today.month, day: 1)
            let end = CivilDate(
                clampingYear: today.month == 12 ? today.year + 1 : today.year,
                month: today.month == 12 ? 1 : today.month + 1,
                day: 1
            )
            return (first.days(until: start), first.days(until: end))
        }
        var given: Set<Int> = []
        func look() {
            let window = month()
            guard given.insert(window.start).inserted else { return }
            // A window burns after a grant of the same end: it is written when it is first used.
            number += 1
            model.lots.append(Model.Lot(priority: 100, end: window.end, number: number, left: 4))
        }
        for step in 1...40 {
            let why: Comment = "seed \(seed), step \(step), day \(day)"
            look()
            switch random.int(0...4) {
            case 0, 1:
                let amount = Int64(random.int(1...4))
                let fits = amount <= model.left(on: day)
                do {
                    let use = try shop.engine.useBenefit(
                        member: "ann",
                        benefit: "drinks",
                        quantity: amount
                    )
                    #expect(fits, "\(why): more than there is is refused")
                    model.uses.append((use.id, model.take(amount, on: day)))
                } catch let refused as Refused {
                    #expect(refused.refusal == .notEnough && !fits, why)
                }
            case 2:
                let days = random.int(0...1) == 0 ? nil : random.int(1...60)
                let (amount, priority) = (Int64(random.int(1...3)), random.int(90...110))
                number += 1
                _ = try shop.engine.grantUses(
                    UsesOrder(
                        member: "ann",
                        benefit: "drinks",
                        amount: amount,
                        reason: "seed",
                        expiresOn: days.map { first.adding(days: day + $0) },
                        priority: priority
                    )
                )
                model.lots.append(
                    Model.Lot(
                        priority: priority,
                        end: days.map { day + $0 },
                        number: number,
                        left: amount
                    )
                )
            case 3 where !model.uses.isEmpty:
                let use = model.uses.remove(at: random.int(0...(model.uses.count - 1)))
                // What has run out comes back anew, which the story tells; here only what has not.
                let isGone = use.parts.contains { part in
                    model.lots.contains {
                        $0.number == part.lot && $0.end.map { $0 <= day } == true
                    }
                }
                guard !isGone else { break }
                _ = try shop.engine.returnUse(use.id)
                for part in use.parts {
                    for index in model.lots.indices where model.lots[index].number == part.lot {
                        model.lots[index].left += part.amount
                    }
                }
            default:
                day += random.int(1...20)
                _ = try shop.advance(to: first.adding(days: day).description)
                look()
            }
            let counted = try shop.engine.benefitBalance(of: "ann", benefit: "drinks")
            let left = counted.benefits.first?.count.remaining
            #expect(left == model.left(on: day), why)
            #expect((left ?? -1) >= 0, why)
        }
        #expect(try shop.complaints() == [], "seed \(seed)")
    }
}

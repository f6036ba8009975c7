import Membership
import Profitability

extension Live {
    /// A small seeded generator: the same seed gives the same members.
    struct Random: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// A member who pays monthly from a day of late 2025 on, changes prices, rests and may leave.
    static func history(_ name: String, _ random: inout Random) -> PayingHistory {
        var terms: [BilledTerm] = []
        var endings: [PayingHistory.Ending] = []
        var start = day("2025-10-01").adding(days: Int.random(in: 0..<120, using: &random))
        for subscription in 1...Int64.random(in: 1...2, using: &random) {
            var price = Int64.random(in: 1...9, using: &random) * 100
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let end = start.adding(days: 30)
                terms.append(
                    BilledTerm(
                        subscription: subscription,
                        plan: "prime",
                        period: Period(start: start, end: end),
                        monthly: price,
                        net: price,
                        isPaid: Int.random(in: 0..<8, using: &random) > 0,
                        isWholeTerm: true
                    )
                )
                if Int.random(in: 0..<4, using: &random) == 0 { price += 50 }
                start = end
            }
            if Bool.random(using: &random) {
                endings.append(
                    PayingHistory.Ending(
                        subscription: subscription,
                        day: start.adding(days: -Int.random(in: 0..<10, using: &random)),
                        reason: Bool.random(using: &random) ? .nonpayment : .canceled
                    )
                )
            }
            start = start.adding(days: Int.random(in: 0..<60, using: &random))
        }
        return member(name, terms, endings)
    }
}

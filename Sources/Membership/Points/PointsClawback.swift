/// How points that a returned purchase had earned are taken back.
package struct PointsClawback: Hashable, Sendable {
    package let parts: [Burn.Part]
    /// What is taken below zero: a debt, which later points repay.
    package let debt: Int64
    /// What nobody has any more and the plan lets go.
    package let forgiven: Int64

    /// The purchase's own points go first, also while they wait; then the member's others, in burn order.
    ///
    /// What a reservation holds is left to it. So much becomes a debt even where the balance may not go
    /// below zero: else who reserves before returning would keep points for nothing.
    ///
    /// - Parameters:
    ///   - own: the lots the purchase gave.
    ///   - stack: all lots of the programme, with its debts repaid.
    package static func decide(
        _ points: Int64,
        own: [Lot],
        stack: LotStack,
        mayGoNegative: Bool
    ) -> PointsClawback {
        var missing = max(0, points)
        var parts: [Burn.Part] = []
        for lot in own + stack.lots.filter({ !own.contains($0) }) where missing > 0 {
            let part = min(missing, stack.free(of: lot))
            guard part > 0 else { continue }
            parts.append(Burn.Part(lot: lot, amount: part))
            missing -= part
        }
        let debt = mayGoNegative ? missing : min(missing, stack.held)
        return PointsClawback(parts: parts, debt: debt, forgiven: missing - debt)
    }
}

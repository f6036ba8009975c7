/// Where uses, points or money off go that come back with a returned purchase.
package struct LotRestoring: Hashable, Sendable {
    /// Back into the lots they came from, the one that was used last first.
    package let restores: [Burn.Part]
    /// Lots of their own for what came from lots that have run out since, so that a return never costs a
    /// member what they paid with.
    package let renewed: [Renewed]

    /// A lot to be given.
    package struct Renewed: Hashable, Sendable {
        package let amount: Int64
        /// As long from the return as was left when it was used.
        package let expiresAt: Instant

        package init(amount: Int64, expiresAt: Instant) {
            self.amount = amount
            self.expiresAt = expiresAt
        }
    }

    /// Gives back as much as was used and no more.
    ///
    /// - Parameters:
    ///   - used: what was taken and not given back yet, in the order in which it was used.
    ///   - bought: when it was used.
    ///   - now: when it comes back.
    package static func decide(
        _ amount: Int64,
        used: [Burn.Part],
        boughtAt bought: Instant,
        now: Instant
    ) -> LotRestoring {
        var left = max(0, amount)
        var restores: [Burn.Part] = []
        var renewed: [Renewed] = []
        for use in used.reversed() where left > 0 && use.amount > 0 {
            let part = min(left, use.amount)
            left -= part
            if let end = use.lot.expiresAt, end <= now {
                let rest = max(0, bought.milliseconds(until: end))
                renewed.append(
                    Renewed(amount: part, expiresAt: now.adding(milliseconds: max(1, rest)))
                )
            } else {
                restores.append(Burn.Part(lot: use.lot, amount: part))
            }
        }
        return LotRestoring(restores: restores, renewed: renewed)
    }
}

/// How many of the points that are out are expected never to be redeemed.
package struct BreakageEstimate: Hashable, Sendable {
    /// The expected share is `part / whole`; a third is exact.
    package let part: Int64
    /// More than nothing.
    package let whole: Int64
    package let basis: Basis
    /// Points that are out now.
    package let outstanding: Int64
    /// How many of them are expected to lapse, rounded once.
    package let expected: Int64

    /// Where the share comes from.
    package enum Basis: String, Hashable, Sendable, CaseIterable {
        /// What the plan says, or a third when it does not.
        case prior
        /// What became of the points that are settled.
        case counted
    }

    /// A third of points is never claimed (Colloquy 2011): the share until there is a better one.
    package static let usual: (part: Int64, whole: Int64) = (1, 3)

    /// - Parameters:
    ///   - prior: the plan's expected share.
    ///   - redeemed: points that were spent, without what came back.
    ///   - lapsed: points that ran out, dwindled or were forfeited.
    ///   - outstanding: points that are out now.
    ///   - enough: how many settled points it takes for counts to be believed; 1 or more.
    package init(
        prior: Rate?,
        redeemed: Int64,
        lapsed: Int64,
        outstanding: Int64,
        enough: Int64 = 1
    ) {
        let settled = Int64(clamping: Int128(max(0, redeemed)) + Int128(max(0, lapsed)))
        let isCounted = settled >= max(1, enough)
        if isCounted {
            (part, whole) = (min(max(0, lapsed), settled), settled)
        } else if let prior {
            (part, whole) = (Int64(prior.basisPoints), 10_000)
        } else {
            (part, whole) = Self.usual
        }
        basis = isCounted ? .counted : .prior
        let out = max(0, outstanding)
        self.outstanding = out
        // The share is at most one, so it always fits.
        expected = Rounding.halfAwayFromZero(out, times: part, over: whole) ?? out
    }
}

/// One ticket of a draw: a number between 0 and 9,999 that anybody can work out again.
///
/// With 64-bit numbers that wrap around, for the draw's `seed` and the ticket's `number`, 1 or more:
///
///     x = seed + number * 0x9E3779B97F4A7C15
///     x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9
///     x = (x ^ (x >> 27)) * 0x94D049BB133111EB
///     x =  x ^ (x >> 31)
///     roll = (x * 10000) >> 64        with the product in full, 128 bits
///
/// This is the output number `number` of the generator SplitMix64 with that seed (Steele, Lea, Flood 2014).
/// The product favours no roll by more than one in 10^15.
package struct DrawTicket: Hashable, Sendable {
    /// Counted through over all draws, without gaps: a missing number would be a ticket nobody saw.
    package let number: UInt64
    /// Fixed before the first ticket, and the same for all tickets of the draw.
    package let seed: UInt64

    package init(number: UInt64, seed: UInt64) {
        self.number = number
        self.seed = seed
    }

    /// 0 to 9,999; every roll is as likely as any other.
    package var roll: Int {
        var mixed = seed &+ number &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed.multipliedFullWidth(by: 10_000).high)
    }

    /// Whether the roll lies below the chance in hundredths of a percent.
    package func wins(at chance: Rate) -> Bool { roll < chance.basisPoints }
}

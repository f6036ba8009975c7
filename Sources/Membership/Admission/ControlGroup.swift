/// Who is kept out of a plan's benefits, to be compared with those who have them.
///
/// The same member of the same plan is drawn alike on every machine, so a shop that runs several
/// databases compares the same people. The draw is that of ``DrawTicket`` with number 1, and with the
/// 64-bit FNV-1a hash (Fowler, Noll, Vo) of the plan's id, a zero byte and the member's id as its seed.
package enum ControlGroup {
    /// Whether a member is held out.
    ///
    /// - Parameters:
    ///   - member: the shop's own id, and not a number that depends on who came first.
    ///   - share: of all who join.
    package static func holdsOut(_ member: String, of plan: String, share: Rate) -> Bool {
        DrawTicket(number: 1, seed: hash(Array(plan.utf8) + [0] + Array(member.utf8)))
            .wins(at: share)
    }

    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

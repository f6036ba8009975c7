import Membership
import Store

/// A member's counts, read as a quote asks for them.
///
/// A quote is pure and knows nothing of files that cannot be read: the failure is kept and thrown once
/// the quote is made.
final class TallyReading {
    private struct Question: Hashable {
        let key: TallyKey
        let period: Period?
    }

    /// What open reservations set aside; it counts in every window that has not ended.
    var held: [MemberID: [TallyKey: Int64]] = [:]
    /// Whose counts are read; the member's own when nobody shares.
    var pools: Pools?

    private let reader: Reader
    private let member: MemberID?
    private var known: [Question: Int64] = [:]
    private var failure: (any Error)?

    init(_ reader: Reader, of member: MemberID?) {
        self.reader = reader
        self.member = member
    }

    /// What is counted within a period, or in all.
    func sum(_ key: TallyKey, _ period: Period?) -> Int64 {
        guard let member = pools?.holder(of: key).id ?? member else { return 0 }
        let question = Question(key: key, period: period)
        if let known = known[question] { return known }
        do {
            let sum = try reader.tally(of: member, key, in: period) + (held[member]?[key] ?? 0)
            known[question] = sum
            return sum
        } catch {
            failure = failure ?? error
            return 0
        }
    }

    /// Throws what could not be read.
    func check() throws {
        if let failure { throw failure }
    }
}

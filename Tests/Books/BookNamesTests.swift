import Engine
import Membership
import ShopSupport
import Testing

@testable import tessera

struct BookNamesTests {
    /// Each row: an account, and its name.
    @Test(
        arguments: [
            (
                "a plan's id begins with a capital",
                .kept(.deferredRevenue, plan: "prime", member: nil), "Liabilities:Deferred:Prime"
            ),
            (
                "a hyphen stands for itself", .kept(.revenue, plan: "vip-prepaid", member: nil),
                "Income:Revenue:Vip-prepaid"
            ),
            (
                "a digit may begin", .kept(.refunds, plan: "2nd", member: nil),
                "Income:Refunds:2nd"
            ),
            (
                "what cannot stand in a name is spelled out",
                .kept(.revenue, plan: "a_b.c", member: nil), "Income:Revenue:AX5FbX2Ec"
            ),
            (
                "a member's part has a name of its own",
                .kept(.receivable, plan: nil, member: "m-1"), "Assets:Receivable:Member-m-1"
            ),
            (
                "a colon would be another account",
                .kept(.prepaidPaid, plan: nil, member: "a:B"),
                "Liabilities:Prepaid:Paid:Member-aX3AB"
            ),
            (
                "all members together are the account above them",
                .kept(.prepaidHeld, plan: nil, member: nil), "Liabilities:Prepaid:Held"
            ),
            ("what was there before", .opening, "Equity:Opening"),
        ] as [(String, BookAccount, String)]
    )
    func `an account has its name`(why: String, account: BookAccount, name: String) {
        #expect(BookNames.name(account) == name, "\(why)")
    }

    @Test func `every kind stands in a place of its own`() {
        let names = AccountKind.allCases.map {
            BookNames.name(
                .kept($0, plan: $0.owner == .plan || $0.owner == .partner ? "p" : nil, member: nil)
            )
        }
        #expect(Set(names).count == AccountKind.allCases.count)
        for (kind, name) in zip(AccountKind.allCases, names) {
            let ours = name.hasPrefix("Assets:") || name.hasPrefix("Expenses:")
            // Refunds stand against revenue, so they are kept beside it.
            #expect(ours == (kind.normalSide == .debit) || kind == .refunds, "\(name)")
        }
    }

    @Test func `two ids never share a name, and every name is one both programs take`() {
        let seed: UInt64 = 20_260_131
        var random = SplitMix64(seed: seed)
        let alphabet = Array("aAxX0258.-_:EF")
        var owners: [String: String] = [:]
        for _ in 0..<20_000 {
            let id = String((0..<random.int(1...4)).map { _ in random.pick(alphabet) })
            for account in [
                BookAccount.kept(.revenue, plan: id, member: nil),
                .kept(.receivable, plan: nil, member: id),
            ] {
                let name = BookNames.name(account)
                let owner = owners.updateValue(id, forKey: name)
                #expect(owner == nil || owner == id, "seed \(seed): \(name)")
                let parts = name.split(separator: ":", omittingEmptySubsequences: false)
                #expect(parts.count == 3, "seed \(seed): \(name)")
                #expect(name.wholeMatch(of: /[A-Z][A-Za-z]*(:[A-Z0-9][A-Za-z0-9-]*)+/) != nil)
            }
        }
    }
}

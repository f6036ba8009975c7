import JSONText
import RPC
import Testing

struct ReportMethodTests {
    private func floor() throws -> ShopFloor {
        let shop = try ShopFloor()
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"1"}"#)
        _ = try shop.call(
            "subscription.start",
            #"{"member":"m-1","plan":"prime","price":"monthly","pay_with":"scripted:ok","trial":false,"idempotency_key":"2"}"#
        )
        _ = try shop.call("clock.advance", #"{"to":"2026-02-10T15:00:00Z","idempotency_key":"3"}"#)
        return shop
    }

    @Test func `reports answer with the figures of the books`() throws {
        let shop = try floor()
        let deferred = try shop.call("report.deferred", "{}")
        let revenue = try shop.call("report.revenue", #"{"by":"plan"}"#)
        #expect(deferred?["as_of"] == "2026-02-10")
        #expect(deferred?["lines", "0", "posted_through"] == "2026-02-09")
        // 14.99 over 28 days, and one unit more on each of the first fifteen; ten days are over.
        #expect(revenue?["lines", "0", "recognized"] == .integer(540))
        #expect(deferred?["lines", "0", "deferred"] == .integer(1_499 - 540))
        #expect(deferred?["lines", "0", "months", "0", "amount"] == .integer(1_499 - 540))
        #expect(deferred?["lines", "0", "unpaid"] == .integer(0))
    }

    /// Each row: a request, and the code or pointer it is refused with.
    @Test(arguments: [
        (
            "a future day is refused", "report.deferred", #"{"as_of":"2026-02-11"}"#, "code",
            "day_in_future"
        ),
        (
            "a time ends after it begins", "report.revenue",
            #"{"from":"2026-02-01","to":"2026-02-01"}"#, "pointer", "/to"
        ),
        (
            "there are two ways to add up", "report.revenue", #"{"by":"week"}"#, "pointer", "/by"
        ),
    ])
    func `a report that cannot be made is refused`(
        why: String,
        method: String,
        params: String,
        member: String,
        value: String
    ) throws {
        let answer = try floor().call(method, params)
        #expect(answer?["data", member] == .string(value), "\(why)")
    }

    @Test func `reports are for the operator`() throws {
        let answer = try ShopFloor().call("report.deferred", "{}", role: .clerk)
        #expect(answer?["code"] == .integer(-32_601))
    }
}

import Membership
import Payments
import Testing

struct ScriptedGatewayTests {
    private static func request(_ token: String, attempt: Int = 1) throws -> ChargeRequest {
        let currency = try #require(Currency("USD"))
        return ChargeRequest(
            key: ChargeKey(invoice: InvoiceID(7), attempt: attempt),
            token: token,
            amount: Money(minorUnits: 100, currency: currency)
        )
    }

    /// Each row reads: this method's charge comes to this, and asking by its key tells this.
    @Test(
        arguments: [
            ("money is there", "ok", 1, .succeeded, .succeeded),
            (
                "too little money", "insufficient_funds", 5,
                .declined(.soft, code: "insufficient_funds"),
                .declined(.soft, code: "insufficient_funds")
            ),
            (
                "no use trying again", "stolen_card", 1, .declined(.hard, code: "stolen_card"),
                .declined(.hard, code: "stolen_card")
            ),
            ("the answer is lost, the money is not", "timeout", 1, .unknown, .succeeded),
            (
                "twice declined", "fail_twice_then_ok", 2,
                .declined(.soft, code: "try_again_later"), .declined(.soft, code: "try_again_later")
            ),
            ("then paid", "fail_twice_then_ok", 3, .succeeded, .succeeded),
            (
                "a method it does not know", "gold", 1,
                .declined(.hard, code: "unknown_payment_method"),
                .declined(.hard, code: "unknown_payment_method")
            ),
        ] as [(String, String, Int, ChargeOutcome, QueryAnswer)]
    )
    func `a scripted method does what its name says`(
        why: String,
        token: String,
        attempt: Int,
        outcome: ChargeOutcome,
        answer: QueryAnswer
    ) throws {
        let gateway = ScriptedGateway()
        let request = try Self.request(token, attempt: attempt)
        #expect(gateway.charge([request]) == [outcome], "\(why)")
        #expect(gateway.query([request]) == [answer], "\(why)")
        #expect(gateway.charge([request]) == [outcome], "\(why): the same key, the same outcome")
    }

    @Test func `answers come in the order of the requests`() throws {
        let tokens = ["ok", "stolen_card", "timeout", "ok"]
        let requests = try tokens.map { try Self.request($0) }
        #expect(
            ScriptedGateway().charge(requests) == [
                .succeeded, .declined(.hard, code: "stolen_card"), .unknown, .succeeded,
            ]
        )
        #expect(ScriptedGateway().charge([]) == [])
        #expect(ScriptedGateway().query([]) == [])
    }

    @Test func `a key is the invoice and the attempt`() throws {
        #expect(ChargeKey(invoice: InvoiceID(42), attempt: 3).description == "inv_42:3")
    }
}

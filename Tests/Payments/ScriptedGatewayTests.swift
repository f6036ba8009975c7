import Membership
import Payments
import Testing

struct ScriptedGatewayTests {
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
                "declined once", "decline_then_timeout", 1,
                .declined(.soft, code: "try_again_later"), .declined(.soft, code: "try_again_later")
            ),
            ("then paid, and the answer lost", "decline_then_timeout", 2, .unknown, .succeeded),
            ("nobody ever says", "unanswered", 1, .unknown, .unknown),
            ("charges are fine", "refund_refused", 1, .succeeded, .succeeded),
            ("charges are fine", "refund_timeout", 1, .succeeded, .succeeded),
            ("a label changes nothing", "timeout:visa-1", 1, .unknown, .succeeded),
            (
                "a colon without a label", "ok:", 1,
                .declined(.hard, code: "unknown_payment_method"),
                .declined(.hard, code: "unknown_payment_method")
            ),
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
        #expect(gateway.accepts(token: token) == (answer != Self.unknownMethod), "\(why)")
        let request = try Requests.charge(token, attempt: attempt)
        #expect(gateway.charge([request]) == [outcome], "\(why)")
        #expect(gateway.query([request]) == [answer], "\(why)")
        #expect(gateway.charge([request]) == [outcome], "\(why): the same key, the same outcome")
    }

    private static let unknownMethod = QueryAnswer.declined(.hard, code: "unknown_payment_method")

    /// Each row reads: a refund of this method's charge comes to this, and asking tells this.
    @Test(
        arguments: [
            ("what came goes back", "ok", 1, .succeeded, .succeeded),
            ("also when the charge's answer was lost", "timeout", 1, .succeeded, .succeeded),
            ("paid at last", "fail_twice_then_ok", 3, .succeeded, .succeeded),
            (
                "not paid yet", "fail_twice_then_ok", 2, .declined(code: "nothing_to_refund"),
                .declined(code: "nothing_to_refund")
            ),
            (
                "never paid", "stolen_card", 1, .declined(code: "nothing_to_refund"),
                .declined(code: "nothing_to_refund")
            ),
            (
                "refused", "refund_refused", 1, .declined(code: "refund_refused"),
                .declined(code: "refund_refused")
            ),
            ("given back, and the answer lost", "refund_timeout", 1, .unknown, .succeeded),
            ("nobody ever says", "unanswered", 1, .unknown, .unknown),
            (
                "a method it does not know", "gold", 1, .declined(code: "unknown_payment_method"),
                .declined(code: "unknown_payment_method")
            ),
        ] as [(String, String, Int, RefundOutcome, RefundAnswer)]
    )
    func `a refund does what the method's name says`(
        why: String,
        token: String,
        chargeAttempt: Int,
        outcome: RefundOutcome,
        answer: RefundAnswer
    ) throws {
        let gateway = ScriptedGateway()
        let request = try Requests.refund(token, chargeAttempt: chargeAttempt)
        #expect(gateway.refund([request]) == [outcome], "\(why)")
        #expect(gateway.queryRefunds([request]) == [answer], "\(why)")
    }

    /// Each row reads: this token's card is told apart by this.
    @Test(
        arguments: [
            ("a label", "ok:visa-1", "visa-1"),
            ("the same card in another mood", "stolen_card:visa-1", "visa-1"),
            ("a label with a colon", "ok:visa:1", "visa:1"),
            ("no label", "ok", nil),
            ("an empty label", "ok:", nil),
            ("an unknown script", "gold:visa-1", nil),
        ] as [(String, String, String?)]
    )
    func `the label is the fingerprint`(why: String, token: String, fingerprint: String?) {
        #expect(ScriptedGateway().fingerprint(token: token) == fingerprint, "\(why)")
    }

    @Test func `answers come in the order of the requests`() throws {
        let tokens = ["ok", "stolen_card", "timeout", "ok"]
        let requests = try tokens.map { try Requests.charge($0) }
        #expect(
            ScriptedGateway().charge(requests) == [
                .succeeded, .declined(.hard, code: "stolen_card"), .unknown, .succeeded,
            ]
        )
        #expect(ScriptedGateway().charge([]) == [])
        #expect(ScriptedGateway().query([]) == [])
    }

    @Test func `a key is the document and the attempt`() {
        #expect(ChargeKey(invoice: InvoiceID(42), attempt: 3).description == "inv_42:3")
        #expect(RefundKey(creditNote: 7, attempt: 1).description == "cn_7:1")
    }
}

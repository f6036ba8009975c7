import Membership
import Testing

struct IdentifierTests {
    @Test(
        arguments: [
            "a", "0", "Ada.Lovelace_1815:uk-1", String(repeating: "x", count: 64), "-", ":", "..",
        ]
    )
    func `a member's id is the shop's own text`(text: String) {
        #expect(MemberKey(text)?.text == text)
        #expect(MemberKey(text)?.description == text)
        #expect(MemberKey.isWellFormed(text))
    }

    @Test(
        arguments: [
            ("", "nothing"), (String(repeating: "x", count: 65), "65 characters"),
            ("ada lovelace", "a space"), ("ada\n", "a line end"), ("ada\0", "a zero byte"),
            ("ada@example.org", "an address"), ("a/b", "a slash"), ("åda", "not ASCII"),
            ("a\u{301}", "a combining accent"), ("ａ", "full width"), ("a'b", "a quote"),
            ("%61", "a percent sign"),
        ]
    )
    func `any other member's id is refused`(text: String, why: String) {
        #expect(MemberKey(text) == nil, "\(why)")
    }

    @Test
    func `member's ids are compared as bytes`() throws {
        #expect(try #require(MemberKey("Ada")) != #require(MemberKey("ada")))
    }

    @Test(
        arguments: [
            ("sub_1", 1), ("sub_42", 42), ("sub_9223372036854775807", .max),
        ] as [(String, Int64)]
    )
    func `a subscription's id is read as it is shown`(text: String, number: Int64) {
        #expect(SubscriptionID(text)?.number == number)
        #expect(SubscriptionID(number).description == text)
    }

    @Test(
        arguments: [
            ("sub_", "no number"), ("sub_0", "numbers begin at one"), ("sub_042", "leading zero"),
            ("sub_-1", "a sign"), ("sub_+1", "a plus sign"), ("sub_1 ", "a space"),
            ("sub_ 1", "a space before"), ("SUB_1", "upper case"), ("inv_1", "an invoice's id"),
            ("1", "no prefix"), ("sub-1", "a hyphen"), ("sub_1.0", "a fraction"),
            ("sub_9223372036854775808", "beyond 64 bits"), ("sub_١", "not ASCII"),
            ("sub_1\u{301}", "a combining accent"), ("", "nothing"),
        ]
    )
    func `any other subscription's id is refused`(text: String, why: String) {
        #expect(SubscriptionID(text) == nil, "\(why)")
    }

    @Test
    func `an invoice's id is read in the same way`() {
        #expect(InvoiceID("inv_42") == InvoiceID(42))
        for text in ["inv_0", "inv_042", "sub_42", "42", "inv_", ""] {
            #expect(InvoiceID(text) == nil, "\(text)")
        }
    }

    @Test
    func `ids are ordered by number, not by text`() {
        #expect(SubscriptionID(9) < SubscriptionID(10))
        #expect(InvoiceID(9) < InvoiceID(10))
        #expect(InvoiceID(42).description == "inv_42")
    }

    @Test(
        arguments: [
            ("balance", .balance), ("none", .none), ("complimentary", .complimentary),
            ("none:x", .gateway(name: "none", token: "x")),
            ("scripted:ok", .gateway(name: "scripted", token: "ok")),
            ("stripe:pm:1_A-b.c", .gateway(name: "stripe", token: "pm:1_A-b.c")),
            ("balance:x", .gateway(name: "balance", token: "x")),
            (
                String(repeating: "g", count: 30) + ":" + String(repeating: "t", count: 64),
                .gateway(
                    name: String(repeating: "g", count: 30),
                    token: String(repeating: "t", count: 64)
                )
            ),
        ] as [(String, PaymentMethod)]
    )
    func `a payment method is one word and is written as it is read`(
        text: String,
        method: PaymentMethod
    ) {
        #expect(PaymentMethod(text) == method)
        #expect(method.description == text)
    }

    @Test(
        arguments: [
            ("", "nothing"), ("Balance", "upper case"), ("None", "upper case again"),
            ("complimentary ", "a space after"), ("scripted", "no token"),
            ("scripted:", "an empty token"), (":ok", "no gateway"), (":", "neither"),
            ("scripted: ok", "a space"), ("scripted:ok\n", "a line end"),
            (String(repeating: "g", count: 31) + ":t", "a gateway's name of 31"),
            ("g:" + String(repeating: "t", count: 65), "a token of 65"), ("g:t/u", "a slash"),
        ]
    )
    func `any other payment method is refused`(text: String, why: String) {
        #expect(PaymentMethod(text) == nil, "\(why)")
    }
}

import Membership
import Testing

struct BasketTests {
    private func ask(_ benefit: String, _ context: CheckContext) -> CheckAnswer {
        Checker(catalog: Sample.catalog).answer(
            CheckQuestion(
                member: "ada",
                benefit: benefit,
                at: Sample.inside,
                context: context
            ),
            entitlements: [Sample.entitlement(.renewing)],
            memberExists: { true },
            counted: { _, _ in nil }
        )
    }

    @Test(
        arguments: [
            (3_500, .subscribed, nil, "the minimum itself is enough"),
            (3_499, .belowMinimumBasket, "0.01 USD more in the basket", "a cent less is not"),
            (0, .belowMinimumBasket, "35.00 USD more in the basket", "an empty basket"),
            (
                nil, .contextMissing, "say the basket's amount: it needs 35.00 USD",
                "an untold basket is not guessed"
            ),
        ] as [(Int64?, CheckReason, String?, String)]
    )
    func `free delivery needs its minimum basket`(
        amount: Int64?,
        reason: CheckReason,
        remedy: String?,
        why: String
    ) {
        let answer = ask("delivery", CheckContext(amount: amount.map { Sample.money($0) }))
        #expect(answer.reason == reason, "\(why)")
        #expect(answer.remedy == remedy, "\(why)")
        #expect(answer.entitled == (remedy == nil), "\(why)")
        #expect((answer.validUntil != nil) == answer.entitled, "\(why)")
        #expect(answer.benefit?.id == "delivery", "\(why)")
    }

    @Test
    func `a basket in another currency is not compared`() {
        let answer = ask("delivery", CheckContext(amount: Sample.money(99_999, Sample.jpy)))
        #expect(answer.reason == .currencyMismatch)
        #expect(answer.remedy == "give the amount in USD")
    }

    @Test(arguments: ["any_delivery", "free_delivery"])
    func `without a minimum any basket will do, told or not`(benefit: String) {
        #expect(ask(benefit, CheckContext()).entitled)
        #expect(ask(benefit, CheckContext(amount: Sample.money(1, Sample.jpy))).entitled)
    }

    @Test
    func `the lowest amount there is does not wrap`() {
        let answer = ask("delivery", CheckContext(amount: Sample.money(.min)))
        #expect(answer.reason == .belowMinimumBasket)
        #expect(answer.remedy == "35.00 USD more in the basket")
    }

    @Test(
        arguments: [
            (
                CheckContext(category: "maps", channel: "web", region: "US", partner: "acme"),
                .subscribed, nil, "inside every limit"
            ),
            (
                CheckContext(category: "toys", channel: "web", region: "US", partner: "acme"),
                .outOfScope, "it is for category books, maps", "another category"
            ),
            (
                CheckContext(category: "books", channel: "store", region: "US", partner: "acme"),
                .outOfScope, "it is for channel web", "another channel"
            ),
            (
                CheckContext(category: "books", channel: "web", region: "CA", partner: "acme"),
                .outOfScope, "it is for region US", "another region"
            ),
            (
                CheckContext(category: "books", channel: "web", region: "US", partner: "apex"),
                .outOfScope, "it is for partner acme", "another partner"
            ),
            (
                CheckContext(category: "Books", channel: "web", region: "US", partner: "acme"),
                .outOfScope, "it is for category books, maps", "names are compared as they are"
            ),
            (
                CheckContext(), .contextMissing,
                "say the category: it is for books, maps", "nothing told"
            ),
            (
                CheckContext(category: "books", channel: "web", region: "US"), .contextMissing,
                "say the partner: it is for acme", "one limit untold"
            ),
        ] as [(CheckContext, CheckReason, String?, String)]
    )
    func `a limited benefit is for what it names`(
        context: CheckContext,
        reason: CheckReason,
        remedy: String?,
        why: String
    ) {
        let answer = ask("book_sale", context)
        #expect(answer.reason == reason, "\(why)")
        #expect(answer.remedy == remedy, "\(why)")
    }

    @Test
    func `an unlimited benefit does not mind what it is told`() {
        let context = CheckContext(
            quantity: 9,
            amount: Sample.money(1),
            category: "toys",
            channel: "moon",
            region: "XX",
            partner: "none"
        )
        #expect(ask("early_access", context).entitled)
    }

    @Test(
        arguments: [
            (10_000, 250, "2.5 % of 100.00"), (20, 1, "half a cent goes up"),
            (19, 0, "less than half does not"), (-20, -1, "away from zero on the other side"),
            (0, 0, "nothing of nothing"),
            (.max, 230_584_300_921_369_395, "the product is kept whole"),
        ] as [(Int64, Int64, String)]
    )
    func `a discount is told for the basket, rounded once, half away from zero`(
        amount: Int64,
        discount: Int64,
        why: String
    ) {
        let answer = ask("sale", CheckContext(amount: Sample.money(amount)))
        #expect(answer.discount == Sample.money(discount), "\(why)")
    }

    @Test
    func `a discount is in the basket's currency, and none is told without a basket or a yes`() {
        let yen = ask("sale", CheckContext(amount: Sample.money(1_000, Sample.jpy)))
        #expect(yen.discount == Sample.money(25, Sample.jpy))
        #expect(ask("sale", CheckContext()).discount == nil)
        #expect(ask("early_access", CheckContext(amount: Sample.money(1))).discount == nil)
        #expect(ask("book_sale", CheckContext(amount: Sample.money(1))).discount == nil)
    }

    @Test
    func `the reasons that checkouts branch on do not change`() {
        let yes = CheckReason.allCases.filter(\.isEntitled).map(\.rawValue)
        let no = CheckReason.allCases.filter { !$0.isEntitled }.map(\.rawValue)
        #expect(
            yes == [
                "subscribed", "trial", "renewal_pending", "grace", "paid_until_end", "over_quota",
                "given",
            ]
        )
        #expect(
            no == [
                "unknown_member", "unknown_benefit", "no_subscription", "not_in_plan",
                "left_out_of_trial", "not_started", "first_payment_pending", "on_hold", "ended",
                "below_minimum_basket", "currency_mismatch", "out_of_scope", "context_missing",
                "paused", "quota_used_up", "fair_use_reached", "too_many_guests", "tier_too_low",
                "not_shared", "control_group",
            ]
        )
    }
}

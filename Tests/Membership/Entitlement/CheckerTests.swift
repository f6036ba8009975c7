import Membership
import Testing

struct CheckerTests {
    private func ask(
        _ benefit: String,
        _ entitlements: [Entitlement],
        _ context: CheckContext = CheckContext(),
        at instant: Instant = Sample.inside,
        memberExists: Bool = true
    ) -> CheckAnswer {
        Checker(catalog: Sample.catalog).answer(
            CheckQuestion(member: "ada", benefit: benefit, at: instant, context: context),
            entitlements: entitlements,
            memberExists: { memberExists },
            counted: { _, _ in nil }
        )
    }

    @Test
    func `a yes is whole: reason, source, terms, validity and instant`() {
        let answer = ask("credit_limit", [Sample.entitlement(.renewing, by: 42)])
        #expect(answer.entitled)
        #expect(answer.reason == .subscribed)
        #expect(
            answer.source
                == EntitlementSource(planVersion: Sample.prime, subscription: SubscriptionID(42))
        )
        let terms = BenefitTerms.config(.money(Sample.money(50_000)))
        #expect(answer.benefit == Sample.benefit("credit_limit", terms))
        #expect(answer.discount == nil)
        #expect(answer.validUntil == Sample.graceTo)
        #expect(answer.asOf == Sample.inside)
        #expect(!answer.renewalPending)
        #expect(answer.remedy == nil)
    }

    @Test(
        arguments: [
            (.scheduled, Sample.inside, "it starts at 2026-01-31T05:00:00Z"),
            (
                .incomplete, Sample.inside,
                "pay the first invoice, or start again with another payment method"
            ),
            (
                .trialing, Sample.begins.adding(milliseconds: -1),
                "it starts at 2026-01-31T05:00:00Z"
            ),
            (.trialing, Sample.graceTo, "start prime again"),
            (
                .renewing, Sample.graceTo,
                "run the renewals; access returns with the payment"
            ),
            (.ending, Sample.paidTo, "start prime again"),
            (
                .pastDue, Sample.graceTo,
                "pay the open invoice; access returns with the payment"
            ),
            (
                .onHold, Sample.inside,
                "pay the open invoice; access returns with the payment"
            ),
            (
                .paused, Sample.inside,
                "resume the subscription; access returns with its first term"
            ),
            (.ended, Sample.paidTo, "start prime again"),
        ] as [(Standing, Instant, String)]
    )
    func `a no says what would turn it into a yes`(
        standing: Standing,
        at: Instant,
        remedy: String
    ) {
        let answer = ask("early_access", [Sample.entitlement(standing)], at: at)
        #expect(!answer.entitled)
        #expect(answer.remedy == remedy)
    }

    @Test
    func `a start that was canceled before its day has ended and does not start`() {
        let canceled = Entitlement(
            source: EntitlementSource(
                planVersion: Sample.prime,
                subscription: SubscriptionID(1)
            ),
            standing: .ended,
            validFrom: Sample.begins,
            paidUntil: nil,
            validUntil: Sample.begins
        )
        let early = Sample.begins.adding(milliseconds: -1)
        for instant in [early, Sample.begins, Sample.inside] {
            let answer = ask("early_access", [canceled], at: instant)
            #expect(answer.reason == .ended)
            #expect(answer.remedy == "start prime again")
        }
        #expect(ask("sale", [canceled], at: early).reason == .ended)
    }

    // MARK: Benefits that wait for the first payment

    @Test(
        arguments: [
            (.trialing, Sample.inside, .leftOutOfTrial, "in the trial"),
            (.trialing, Sample.paidTo, .leftOutOfTrial, "while its first charge is awaited"),
            (.renewing, Sample.inside, .subscribed, "it comes with the payment"),
            (.trialing, Sample.graceTo, .ended, "a trial that is over says that first"),
        ] as [(Standing, Instant, CheckReason, String)]
    )
    func `a benefit left out of the trial waits for the first payment`(
        standing: Standing,
        at: Instant,
        reason: CheckReason,
        why: String
    ) {
        let answer = ask("lounge", [Sample.entitlement(standing)], at: at)
        #expect(answer.reason == reason, "\(why)")
        if reason == .leftOutOfTrial {
            #expect(answer.remedy == "it comes with the first paid term of prime")
        }
    }

    @Test
    func `grace after a trial whose first charge failed does not give what the trial left out`() {
        func inGrace(paidUntil: Instant?) -> Entitlement {
            Entitlement(
                source: EntitlementSource(
                    planVersion: Sample.prime,
                    subscription: SubscriptionID(1)
                ),
                standing: .pastDue,
                validFrom: Sample.begins,
                paidUntil: paidUntil,
                validUntil: Sample.graceTo
            )
        }
        #expect(ask("lounge", [inGrace(paidUntil: nil)]).reason == .leftOutOfTrial)
        #expect(ask("early_access", [inGrace(paidUntil: nil)]).reason == .grace)
        let paid = inGrace(paidUntil: Sample.paidTo)
        #expect(ask("lounge", [paid]).reason == .subscribed)
        #expect(ask("lounge", [paid], at: Sample.paidTo).reason == .grace)
    }

    // MARK: Several sources

    @Test(
        arguments: [
            ([.ended, .renewing], .subscribed, 2, "a yes beats a no"),
            ([.renewing, .ended], .subscribed, 1, "in any order"),
            ([.ending, .renewing], .subscribed, 2, "the one that holds longer wins"),
            ([.renewing, .pastDue], .subscribed, 1, "among equals the earlier source"),
            ([.ended, .onHold], .onHold, 2, "a debt to pay is nearer than a new start"),
            ([.onHold, .ended], .onHold, 1, "in any order"),
            ([.ended, .incomplete], .firstPaymentPending, 2, "so is a first payment"),
            ([.ended, .paused], .paused, 2, "and a rest to end"),
            ([.ended, .scheduled], .notStarted, 2, "and a start that will come"),
        ] as [([Standing], CheckReason, Int64, String)]
    )
    func `with several sources the best answer wins`(
        standings: [Standing],
        reason: CheckReason,
        source: Int64,
        why: String
    ) {
        let at = standings.contains(.renewing) ? Sample.inside : Sample.paidTo
        let rows = standings.enumerated().map { index, standing in
            Sample.entitlement(standing, by: Int64(index) + 1)
        }
        let answer = ask("early_access", rows, at: at)
        #expect(answer.reason == reason, "\(why)")
        #expect(answer.source?.subscription.number == source, "\(why)")
    }

    @Test
    func `of two discounts the higher one wins, even when the lower one holds longer`() {
        let prime = Sample.entitlement(.renewing, of: Sample.prime, by: 1)
        let vip = Sample.entitlement(.ending, of: Sample.vip, by: 2)
        for rows in [[prime, vip], [vip, prime]] {
            let answer = ask("sale", rows, CheckContext(amount: Sample.money(10_000)))
            #expect(answer.source?.subscription.number == 2)
            #expect(answer.discount == Sample.money(1_000))
            #expect(answer.validUntil == Sample.paidTo)
        }
    }

    @Test
    func `a basket that is too small is told before an older membership that ended`() {
        let rows = [
            Sample.entitlement(.ended, by: 1),
            Sample.entitlement(.renewing, of: Sample.primeRevised, by: 2),
        ]
        let answer = ask(
            "delivery",
            rows,
            CheckContext(amount: Sample.money(3_499)),
            at: Sample.paidTo
        )
        #expect(answer.reason == .belowMinimumBasket)
        #expect(answer.remedy == "0.01 USD more in the basket")
        #expect(answer.source?.subscription.number == 2)
    }

    // MARK: Nothing promises the benefit

    @Test
    func `an unknown benefit, a stranger and a member without it are told apart`() {
        let unknown = ask("teleport", [], memberExists: false)
        #expect(unknown.reason == .unknownBenefit)
        #expect(
            unknown.remedy
                == "no plan on sale promises teleport; `plans show` lists what each one does"
        )

        let stranger = ask("sale", [], memberExists: false)
        #expect(stranger.reason == .unknownMember)
        #expect(stranger.remedy == "add the member, then start prime or vip")

        let guest = ask("sale", [])
        #expect(guest.reason == .noSubscription)
        #expect(guest.remedy == "start prime or vip")

        let vip = [Sample.entitlement(.renewing, of: Sample.vip)]
        let other = ask("early_access", vip, memberExists: false)
        #expect(other.reason == .notInPlan)
        #expect(other.remedy == "start prime")
        #expect(ask("early_access", vip, at: Sample.graceTo).reason == .noSubscription)

        for answer in [unknown, stranger, guest, other] {
            #expect(!answer.entitled && !answer.renewalPending)
            #expect(answer.source == nil && answer.benefit == nil && answer.validUntil == nil)
            #expect(answer.asOf == Sample.inside)
        }
    }

    @Test
    func `members keep the version they joined with`() {
        let old = Sample.entitlement(.renewing, of: Sample.prime)
        let new = Sample.entitlement(.renewing, of: Sample.primeRevised)
        #expect(ask("magazine", [old]).reason == .subscribed)
        // What is no longer on sale cannot be had by starting anything.
        #expect(ask("magazine", [new]).reason == .unknownBenefit)
        #expect(ask("magazine", [new, old]).entitled)
    }

    @Test
    func `a source whose plan is unknown gives nothing`() {
        let row = Sample.entitlement(.renewing, of: PlanVersionID(99))
        #expect(ask("early_access", [row]).reason == .notInPlan)
    }

    @Test
    func `whether a stranger exists is asked only when there is no row`() {
        struct Asked: Error {}
        let checker = Checker(catalog: Sample.catalog)
        let counted: Checker.CountReading = { _, _ in nil }
        let question = CheckQuestion(member: "ada", benefit: "sale", at: Sample.inside)
        #expect(throws: Asked.self) {
            try checker.answer(
                question,
                entitlements: [],
                memberExists: { throw Asked() },
                counted: counted
            )
        }
        let rows = [Sample.entitlement(.renewing)]
        #expect(throws: Never.self) {
            try checker.answer(
                question,
                entitlements: rows,
                memberExists: { throw Asked() },
                counted: counted
            )
        }
    }
}

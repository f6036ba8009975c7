import Membership
import Testing

/// The rules of a plan that stand beside its prices: billing, changes, pauses, refunds and taxes.
struct RulesTests {
    private static let taxes = TaxRules(
        pricesInclude: true,
        rates: [
            TaxRate(region: "DE", rate: Sample.rate(1_900), from: Sample.day("2007-01-01")),
            TaxRate(region: "DE", rate: Sample.rate(1_600), from: Sample.day("2020-07-01")),
            TaxRate(region: "DE", rate: Sample.rate(1_900), from: Sample.day("2021-01-01")),
            TaxRate(region: "US-CA", rate: Sample.rate(725), from: Sample.day("2017-01-01")),
            TaxRate(region: "US", rate: Sample.rate(0), from: Sample.day("2017-01-01")),
        ]
    )

    @Test(
        arguments: [
            ("DE", "2006-12-31", nil, "before the first rate nothing is taxed"),
            ("DE", "2007-01-01", 1_900, "a rate counts from its day"),
            ("DE", "2020-06-30", 1_900, "to the day before the next"),
            ("DE", "2020-07-01", 1_600, "of several the latest begun counts"),
            ("DE", "2021-01-01", 1_900, "also when an old rate comes back"),
            ("DE-BY", "2026-01-01", 1_900, "a part without a rate has its country's"),
            ("US-CA", "2026-01-01", 725, "a part with a rate has its own"),
            ("US-NY", "2026-01-01", 0, "another part has its country's"),
            ("US-CA", "2016-12-31", nil, "neither has begun"),
            ("FR", "2026-01-01", nil, "a region without a rate is not taxed"),
            ("de", "2026-01-01", nil, "names are compared as they are"),
            (nil, "2026-01-01", nil, "nor is a member without a region"),
        ] as [(String?, String, Int?, String)]
    )
    func `the rate of a region and a day`(
        region: String?,
        day: String,
        basisPoints: Int?,
        why: String
    ) {
        let rate = Self.taxes.rate(region: region, on: Sample.day(day))
        #expect(rate?.basisPoints == basisPoints, "\(why)")
    }

    @Test
    func `a currency without a minimum has a minimum charge of nothing`() {
        let rules = BillingRules(
            mode: .autoRenew,
            proration: .byDay,
            catchUp: 1,
            minimumCharges: [Sample.money(50), Sample.money(50, Sample.jpy)]
        )
        #expect(rules.minimumCharge(Sample.usd) == Sample.money(50))
        #expect(rules.minimumCharge(Sample.jpy) == Sample.money(50, Sample.jpy))
        let none = BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1)
        #expect(none.minimumCharge(Sample.usd).isZero)
    }

    @Test
    func `a plan that says nothing does what is usual`() {
        let plan = Sample.plan("prime", [])
        #expect(plan.billing.chargeLead == 0 && plan.billing.alignment == .start)
        #expect(plan.billing.longestPrepayment == 12 && plan.billing.balanceUse == .whole)
        #expect(plan.dunning.hardDecline == .stop && plan.dunning.end == .cancel)
        #expect(plan.change.upgrade == .now && plan.change.downgrade == .termEnd)
        #expect(plan.change.interval == .termEnd && plan.change.credit == .prorated)
        #expect(plan.stacking == .bestOf && plan.offers.isEmpty)
        #expect(plan.pause == nil && plan.refunds.isEmpty && plan.taxes == nil)
        #expect(plan.notices == .none)
        #expect(plan.offer("spring") == nil)
    }

    @Test
    func `the words of plan files do not change`() {
        #expect(ChangeTiming.allCases.map(\.rawValue) == ["now", "term_end"])
        #expect(ChangeCredit.allCases.map(\.rawValue) == ["prorated", "none"])
        #expect(ResumeWith.allCases.map(\.rawValue) == ["stub", "fresh"])
        #expect(BalanceUse.allCases.map(\.rawValue) == ["whole", "partial"])
        #expect(HardDecline.allCases.map(\.rawValue) == ["stop", "retry"])
        #expect(RefundDestination.allCases.map(\.rawValue) == ["method", "balance"])
        #expect(
            JurisdictionPack.allCases.map(\.rawValue) == [
                "us_ca", "card_schemes", "uk", "de", "in",
            ]
        )
        #expect(
            RefundBasis.Name.allCases.map(\.rawValue) == [
                "if_unused", "within", "pro_rata", "full_any_time", "net_of_benefits", "none",
            ]
        )
        let bases: [RefundBasis] = [
            .ifUnused, .within(hours: 48), .proRata, .fullAnyTime, .netOfBenefits, .none,
        ]
        #expect(bases.map(\.name) == RefundBasis.Name.allCases)
    }
}

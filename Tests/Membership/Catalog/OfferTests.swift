import Membership
import Testing

struct OfferTests {
    private static func offer(
        from: String? = nil,
        until: String? = nil,
        prices: [String] = [],
        audience: OfferAudience = .firstTime
    ) -> Offer {
        Offer(
            id: "spring",
            audience: audience,
            effect: .percent(Sample.rate(2_000)),
            terms: 3,
            prices: prices,
            from: from.map(Sample.day),
            until: until.map(Sample.day)
        )
    }

    @Test(
        arguments: [
            (nil, nil, "2026-04-01", true, "without days it is always open"),
            ("2026-04-01", nil, "2026-03-31", false, "before its first day it is not"),
            ("2026-04-01", nil, "2026-04-01", true, "on its first day it is"),
            (nil, "2026-05-01", "2026-04-30", true, "on the day before its end it is"),
            (nil, "2026-05-01", "2026-05-01", false, "on its end it is over"),
            ("2026-04-01", "2026-05-01", "2026-04-15", true, "between the two"),
            ("2026-04-01", "2026-04-01", "2026-04-01", false, "an empty time has no day"),
        ] as [(String?, String?, String, Bool, String)]
    )
    func `an offer is open from its first day to the day before its end`(
        from: String?,
        until: String?,
        day: String,
        isOpen: Bool,
        why: String
    ) {
        let offer = Self.offer(from: from, until: until)
        #expect(offer.isOpen(on: Sample.day(day)) == isOpen, "\(why)")
    }

    @Test(
        arguments: [
            ([], "monthly", true, "without prices it is for all of them"),
            (["monthly", "annual"], "annual", true, "one of its prices"),
            (["monthly"], "annual", false, "another price"),
            (["monthly"], "Monthly", false, "names are compared as they are"),
        ] as [([String], String, Bool, String)]
    )
    func `an offer is for the prices it names`(
        prices: [String],
        price: String,
        covers: Bool,
        why: String
    ) {
        #expect(Self.offer(prices: prices).covers(price: price) == covers, "\(why)")
    }

    @Test
    func `an audience says what kind of offer it is, in words that do not change`() {
        let audiences: [OfferAudience] = [
            .firstTime, .code("SPRING"), .lapsed(moreThanDays: 90),
        ]
        #expect(audiences.map(\.kind) == OfferKind.allCases)
        #expect(OfferKind.allCases.map(\.rawValue) == ["intro", "promo", "winback"])
        #expect(OfferStacking.allCases.map(\.rawValue) == ["best_of", "sequence"])
    }
}

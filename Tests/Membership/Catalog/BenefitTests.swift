import Membership
import Testing

struct BenefitTests {
    @Test(
        arguments: [
            (0, "0%"), (1, "0.01%"), (10, "0.1%"), (25, "0.25%"), (250, "2.5%"), (205, "2.05%"),
            (500, "5%"), (10_000, "100%"),
        ]
    )
    func `a rate is written as people write it`(basisPoints: Int, text: String) {
        #expect(Rate(basisPoints: basisPoints)?.description == text)
    }

    @Test(arguments: [-1, 10_001, .min, .max])
    func `a rate outside 0 to 100 percent is refused`(basisPoints: Int) {
        #expect(Rate(basisPoints: basisPoints) == nil)
    }

    @Test(
        arguments: [
            (500, 1_499, 75, "74.95 cents go up"), (500, 1_490, 75, "half a cent goes up"),
            (500, 1_489, 74, "less does not"), (500, -1_490, -75, "away from zero"),
            (0, 1_499, 0, "nothing"), (10_000, 1_499, 1_499, "everything"),
            (10_000, .max, .max, "the largest amount"), (10_000, .min, .min, "and the lowest"),
        ] as [(Int, Int64, Int64, String)]
    )
    func `a share is rounded once, half away from zero`(
        basisPoints: Int,
        amount: Int64,
        share: Int64,
        why: String
    ) throws {
        let rate = try #require(Rate(basisPoints: basisPoints))
        #expect(try rate.of(Sample.money(amount)) == Sample.money(share), "\(why)")
    }

    private static let books = BenefitScope(categories: ["books"])
    private static let shops = BenefitScope(
        categories: ["books"],
        channels: ["web", "app"],
        regions: ["US"],
        partners: ["acme"]
    )

    @Test(
        arguments: [
            (.everywhere, CheckContext(), nil, "everywhere asks nothing"),
            (books, CheckContext(category: "books"), nil, "inside its one limit"),
            (
                books, CheckContext(category: "toys"),
                .outside(dimension: "category", allowed: ["books"]), "outside it"
            ),
            (
                books, CheckContext(channel: "web"),
                .notTold(dimension: "category", allowed: ["books"]), "untold is not inside"
            ),
            (
                books, CheckContext(category: ""),
                .outside(dimension: "category", allowed: ["books"]), "empty is not untold"
            ),
            (
                shops, CheckContext(category: "toys", channel: "fair"),
                .outside(dimension: "category", allowed: ["books"]), "the first limit speaks"
            ),
            (
                shops, CheckContext(category: "books", channel: "app", region: "US"),
                .notTold(dimension: "partner", allowed: ["acme"]), "every limit has to hold"
            ),
            (
                shops,
                CheckContext(category: "books", channel: "app", region: "US", partner: "acme"),
                nil, "one of several channels is enough"
            ),
            (
                shops,
                CheckContext(category: "books", channel: "app", region: "US-CA", partner: "acme"),
                nil, "a part of the country is in it"
            ),
            (
                shops,
                CheckContext(category: "books", channel: "app", region: "USX", partner: "acme"),
                .outside(dimension: "region", allowed: ["US"]), "a like beginning is no part"
            ),
            (
                BenefitScope(regions: ["US-CA"]), CheckContext(region: "US"),
                .outside(dimension: "region", allowed: ["US-CA"]), "nor is the country in its part"
            ),
        ] as [(BenefitScope, CheckContext, ScopeObstacle?, String)]
    )
    func `a scope is for what it names, and what it is not told stands in the way`(
        scope: BenefitScope,
        context: CheckContext,
        obstacle: ScopeObstacle?,
        why: String
    ) {
        #expect(scope.obstacle(for: context) == obstacle, "\(why)")
    }
}

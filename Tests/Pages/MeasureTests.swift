import Pages
import Testing

struct MeasureTests {
    static let dollars = Measure.money(code: "USD", decimals: 2)
    static let yen = Measure.money(code: "JPY", decimals: 0)

    @Test(
        arguments: [
            ("money has its currency's decimals", dollars, 1234.5, "1,234.50 USD"),
            ("a currency without decimals shows none", yen, 1_234_567, "1,234,567 JPY"),
            ("a loss has a sign", dollars, -0.5, "-0.50 USD"),
            ("what rounds to nothing has none", dollars, -0.001, "0.00 USD"),
            ("a share is a percentage", .share, 0.1234, "12.3 %"),
            ("a whole count has no decimals", .count(of: "members"), 1200, "1,200 members"),
            ("an expected count has one", .count(of: "members"), 12.25, "12.2 members"),
            ("a number may have no unit", .number(decimals: 3, unit: ""), 2.5, "2.500"),
            ("what is not a number says so", .share, .nan, "none %"),
            ("what has no end says so", dollars, .infinity, "∞ USD"),
        ] as [(String, Measure, Double, String)]
    )
    func `a figure reads`(why: String, measure: Measure, value: Double, text: String) {
        #expect(measure.text(value) == text, "\(why)")
    }

    @Test(
        arguments: [
            ("small steps keep their decimals", .share, 0.025, 0.025, "2.5"),
            ("thousands are short", dollars, 3_000, 1_000, "3k"),
            ("millions are shorter", dollars, -2_500_000, 500_000, "-2.5M"),
            ("hundreds stay whole", dollars, 12_300, 100, "12,300"),
            ("nothing is nothing", dollars, 0, 50, "0"),
        ] as [(String, Measure, Double, Double, String)]
    )
    func `a tick reads`(why: String, measure: Measure, value: Double, step: Double, text: String) {
        #expect(measure.tick(value, step: step) == text, "\(why)")
    }
}

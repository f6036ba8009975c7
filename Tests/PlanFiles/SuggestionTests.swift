import Testing

@testable import PlanFiles

struct SuggestionTests {
    static let known = ["cadence", "currency", "history", "id", "renews"]

    @Test(
        arguments: [
            ("one wrong letter", "cadance", "cadence"),
            ("two letters swapped", "hsitory", "history"),
            ("a letter missing", "curency", "currency"),
            ("capitals", "Renews", "renews"),
            ("a short word may be off by one", "ids", "id"),
            ("but not by two", "key", nil),
            ("another word altogether", "interval", nil),
            ("something endless", String(repeating: "c", count: 10_000), nil),
        ] as [(String, String, String?)]
    )
    func `a slip finds the word that was meant`(why: String, word: String, meant: String?) {
        #expect(Suggestion.nearest(to: word, among: Self.known) == meant, "\(why)")
    }
}

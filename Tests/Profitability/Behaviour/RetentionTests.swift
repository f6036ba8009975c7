import Profitability
import Testing

struct RetentionTests {
    /// Each row reads: on this curve, this share renews after this term.
    @Test(
        arguments: [
            ("a flat rate never changes", .flat(0.8), 7, 0.8),
            ("a rate for each term", .byTerm([0.73, 0.91, 0.96]), 2, 0.91),
            ("the last rate holds on", .byTerm([0.73, 0.91, 0.96]), 9, 0.96),
            (
                "the first churn is alpha / (alpha + beta)",
                .shiftedBetaGeometric(alpha: 1, beta: 3), 1, 0.75
            ),
            (
                "those who stay are the ones who stay", .shiftedBetaGeometric(alpha: 1, beta: 3), 7,
                0.9
            ),
        ] as [(String, Retention, Int, Double)]
    )
    func `share that renews`(why: String, curve: Retention, term: Int, rate: Double) {
        #expect(abs(curve.rate(afterTerm: term) - rate) < 1e-12, "\(why)")
    }
}

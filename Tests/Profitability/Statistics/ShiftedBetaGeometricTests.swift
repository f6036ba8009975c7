import Foundation
import Profitability
import Testing

struct ShiftedBetaGeometricTests {
    /// Fader and Hardie (2007), table 1: of a hundred who joined, those left each year.
    private static let highEnd = [
        100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4,
    ]
    private static let regular = [
        100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3,
    ]

    private func renewals(_ survivors: [Double]) -> [ShiftedBetaGeometric.Renewals] {
        zip(survivors, survivors.dropFirst()).map {
            ShiftedBetaGeometric.Renewals(due: $0, renewed: $1)
        }
    }

    @Test(arguments: [(highEnd, 0.668, 3.806, 0.02), (regular, 0.704, 1.182, 0.01)])
    func `seven years foretell the next five`(
        survivors: [Double],
        alpha: Double,
        beta: Double,
        within: Double
    ) throws {
        let thousand = survivors.map { $0 * 10 }
        let fit = try ShiftedBetaGeometric.fit(renewals(Array(thousand.prefix(8))))
        #expect(abs(fit.curve.alpha - alpha) < 0.0006 && abs(fit.curve.beta - beta) < 0.0006)
        #expect(!fit.isFlat)
        for year in 8...12 {
            let found = fit.curve.survival(after: Double(year))
            #expect(abs(found - survivors[year] / 100) < within, "year \(year): \(found)")
        }
    }

    @Test
    func `survival is the product of the renewal rates`() {
        for (alpha, beta) in [(0.668, 3.806), (0.05, 0.2), (30, 900), (1e5, 4e5)] {
            let curve = ShiftedBetaGeometric(alpha: alpha, beta: beta)
            var product = 1.0
            #expect(abs(curve.survival(after: 0) - 1) < 1e-12)
            for term in 1...60 {
                product *= curve.renewalRate(afterTerm: Double(term))
                let survival = curve.survival(after: Double(term))
                #expect(abs(survival / product - 1) < 1e-8, "\(alpha) \(beta) \(term)")
            }
        }
    }

    @Test
    func `terms that are still paid are the sum of what survives`() throws {
        let curve = ShiftedBetaGeometric(alpha: 1.5, beta: 4)
        let discounted = try #require(curve.residualTerms(discount: 0.1, after: 3))
        let sum = (1...600).reduce(0.0) { sum, step in
            let left = curve.survival(after: 3 + Double(step)) / curve.survival(after: 3)
            return sum + left / (1...step).dropFirst().reduce(1.0) { power, _ in power * 1.1 }
        }
        #expect(abs(discounted - sum) < 1e-10)
        #expect(curve.residualTerms(discount: 0, after: 0) == 8)
        #expect(curve.expectedTerms == 9)
        #expect(ShiftedBetaGeometric(alpha: 1, beta: 4).residualTerms(discount: 0, after: 0) == nil)
    }

    /// Data that a curve made give the curve back, and its interval holds the truth about 95 times of
    /// 100: below 180 of 200 happens once in 500.
    @Test
    func `a curve is found again from what it made`() throws {
        let truth = ShiftedBetaGeometric(alpha: 1.2, beta: 3.5)
        var alphaHeld = 0
        var betaHeld = 0
        for seed in 0..<200 {
            let random = CounterRandom(seed: UInt64(seed), stream: 77)
            var survivors = [1_500.0]
            for term in 1...8 {
                let rate = truth.renewalRate(afterTerm: Double(term))
                let left = (0..<Int(survivors[term - 1])).count {
                    random.uniform(subject: UInt64(term), draw: UInt64($0)) < rate
                }
                survivors.append(Double(left))
            }
            let fit = try ShiftedBetaGeometric.fit(renewals(survivors))
            if fit.alphaInterval?.contains(truth.alpha) ?? false { alphaHeld += 1 }
            if fit.betaInterval?.contains(truth.beta) ?? false { betaHeld += 1 }
        }
        #expect(alphaHeld >= 180, "\(alphaHeld) of 200")
        #expect(betaHeld >= 180, "\(betaHeld) of 200")
    }

    @Test
    func `no other pair near by is likelier`() throws {
        for survivors in [Self.highEnd, Self.regular, [50, 41, 38, 38, 37], [9, 4, 3, 0]] {
            let terms = renewals(survivors)
            let fit = try ShiftedBetaGeometric.fit(terms)
            func likelihood(_ alpha: Double, _ beta: Double) -> Double {
                let curve = ShiftedBetaGeometric(alpha: alpha, beta: beta)
                return terms.enumerated().reduce(0) { sum, term in
                    let rate = curve.renewalRate(afterTerm: Double(term.offset + 1))
                    let lost = term.element.due - term.element.renewed
                    return sum + (term.element.renewed > 0 ? term.element.renewed * log(rate) : 0)
                        + (lost > 0 ? lost * log(1 - rate) : 0)
                }
            }
            let best = likelihood(fit.curve.alpha, fit.curve.beta)
            #expect(abs(best - fit.logLikelihood) < 1e-6)
            for (up, right) in [(1.01, 1.0), (0.99, 1), (1, 1.01), (1, 0.99), (1.01, 1.01)] {
                let other = likelihood(fit.curve.alpha * up, fit.curve.beta * right)
                #expect(other <= best + 1e-7, "\(survivors)")
            }
        }
    }

    @Test
    func `members who do not differ are said to be alike`() throws {
        let flat = (0...8).map { 100_000 * pow(0.8, Double($0)) }
        let fit = try ShiftedBetaGeometric.fit(renewals(flat))
        #expect(fit.isFlat && fit.alphaInterval == nil)
        #expect(abs(fit.curve.renewalRate(afterTerm: 1) - 0.8) < 1e-4)
        // Rates that fall are no case for the curve either.
        let falling = try ShiftedBetaGeometric.fit(renewals([1_000, 950, 850, 700, 400]))
        #expect(falling.isFlat)
    }
}

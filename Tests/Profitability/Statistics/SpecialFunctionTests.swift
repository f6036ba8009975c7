import Foundation
import Testing

@testable import Profitability

struct SpecialFunctionTests {
    /// Each row reads: with so many degrees of freedom, Student's t is below this in 97.5 of a
    /// hundred; from the printed tables and scipy 1.17.
    @Test(
        arguments: [
            (1, 12.706204736174694), (4.7, 2.62072607535317), (30, 2.0422724563012378),
            (1_000_000, 1.959966356814107),
        ] as [(Double, Double)]
    )
    func `quantiles of Student's t`(freedom: Double, expected: Double) {
        let found = SpecialFunctions.studentQuantile(0.975, freedom: freedom)
        #expect(abs(found - expected) < 1e-9 * expected)
        let low = SpecialFunctions.studentQuantile(0.025, freedom: freedom)
        #expect(abs(low + found) < 1e-9 * expected)
    }

    @Test
    func `normal quantiles and shares undo each other, far into the tails`() {
        #expect(abs(NormalQuantile.value(0.975) - 1.959963984540054) < 1e-15)
        for exponent in 1...300 {
            let p = 0.5 * pow(10, -Double(exponent))
            let x = NormalQuantile.value(p)
            #expect(abs(SpecialFunctions.normalShare(below: x) / p - 1) < 1e-11, "\(p)")
        }
    }

    @Test
    func `a beta that leans to both ends has quantiles as small as they are`() {
        let median = SpecialFunctions.inverseIncompleteBeta(0.5, 0.01, 0.02)
        #expect(abs(median / 3.105592827577112e-13 - 1) < 1e-9)
        let low = SpecialFunctions.inverseIncompleteBeta(0.001, 0.01, 0.02)
        #expect(abs(low / 3.9368066119438806e-283 - 1) < 1e-6)
    }

    @Test
    func `the beta function keeps its digits when its arguments are far apart`() {
        // B(a, b) = B(a, b + 1) (a + b) / b
        for b in [1e3, 1e6, 1e8, 1e10] {
            let step = SpecialFunctions.logBeta(0.7, b + 1) - SpecialFunctions.logBeta(0.7, b)
            #expect(abs(step - log(b / (0.7 + b))) < 1e-9, "\(b)")
        }
    }
}

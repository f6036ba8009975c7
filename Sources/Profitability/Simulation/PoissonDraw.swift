internal import Foundation

/// How often something happens whose mean is known.
enum PoissonDraw {
    /// Where counting up from zero begins to cost more than rejection does.
    private static let turn = 10.0

    /// - Source: below 10 inversion; above, Hörmann (1993), The transformed rejection method for
    ///   generating Poisson random variables, PTRS.
    static func value(_ mean: Double, _ draws: inout DrawSequence) -> Double {
        guard mean > 0 else { return 0 }
        return mean < turn ? counted(mean, &draws) : rejected(mean, &draws)
    }

    private static func counted(_ mean: Double, _ draws: inout DrawSequence) -> Double {
        var rest = draws.next()
        var share = exp(-mean)
        var count = 0.0
        // The last of the shares are too small to make up for what rounding left.
        while rest > share, count < 200 {
            rest -= share
            count += 1
            share *= mean / count
        }
        return count
    }

    private static func rejected(_ mean: Double, _ draws: inout DrawSequence) -> Double {
        let b = 0.931 + 2.53 * mean.squareRoot()
        let a = -0.059 + 0.02483 * b
        let scale = log(1.1239 + 1.1328 / (b - 3.4))
        let safe = 0.9277 - 3.6224 / (b - 2)
        let logMean = log(mean)
        while true {
            let u = draws.next() - 0.5
            let v = draws.next()
            let edge = 0.5 - abs(u)
            let count = ((2 * a / edge + b) * u + mean + 0.43).rounded(.down)
            if edge >= 0.07, v <= safe { return count }
            guard count >= 0, edge >= 0.013 || v <= edge else { continue }
            let limit = count * logMean - mean - SpecialFunctions.logGamma(count + 1)
            if log(v) + scale - log(a / (edge * edge) + b) <= limit { return count }
        }
    }
}

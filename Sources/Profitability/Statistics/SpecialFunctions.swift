internal import Foundation

/// The functions that distributions and intervals are made of, to about 14 digits.
///
/// - Source: Abramowitz and Stegun (1964); continued fractions after Lentz, as in Press and others,
///   Numerical Recipes, 3rd edition, chapter 6.
enum SpecialFunctions {
    /// The logarithm of the gamma function of a number above zero.
    static func logGamma(_ x: Double) -> Double {
        // The one of the C library that keeps no sign in a global variable.
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }

    /// The logarithm of the beta function of two numbers above zero.
    static func logBeta(_ a: Double, _ b: Double) -> Double {
        // The difference of two large values of nearly the same size would lose its digits.
        let (small, large) = (min(a, b), max(a, b))
        guard large > 1e6, small < large * 1e-3 else {
            return logGamma(a) + logGamma(b) - logGamma(a + b)
        }
        return logGamma(small) - logGammaRise(large, by: small)
    }

    /// How much of a beta distribution lies below `x`: the regularised incomplete beta function.
    static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
        // The fraction converges fast on its own side of the mean, so the other side is mirrored.
        return x < (a + 1) / (a + b + 2)
            ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b
    }

    /// The `x` that leaves the share `p` of a beta distribution below it.
    static func inverseIncompleteBeta(_ p: Double, _ a: Double, _ b: Double) -> Double {
        guard p > 0 else { return 0 }
        guard p < 1 else { return 1 }
        var low = 0.0
        var high = 1.0
        let logFront = -logBeta(a, b)
        // Near zero the share is x^a / (a B(a, b)); elsewhere the mean is near enough.
        var x = max(min(exp((log(p * a) - logFront) / a), a / (a + b)), .leastNormalMagnitude)
        var lastStep = Double.infinity
        for _ in 0..<200 {
            let error = incompleteBeta(x, a, b) - p
            if error == 0 { break }
            if error < 0 { low = x } else { high = x }
            let density = exp(logFront + (a - 1) * log(x) + (b - 1) * log1p(-x))
            var next = x - error / density
            // Newton leaves the bracket where the density is flat or endless; these never do. Where
            // the bracket spans powers of ten, half of it is still too far.
            if !(next > low && next < high) {
                let floor = max(low, high * 1e-6)
                next =
                    high > 4 * floor
                    ? floor.squareRoot() * high.squareRoot() : low + (high - low) / 2
            }
            // Past its last good digit the error is noise, and the steps no longer shrink.
            let step = abs(next - x)
            let isNoise = step >= lastStep && step < 1e-11 * next
            x = next
            if step <= 4 * next.ulp || isNoise || next == low || next == high { break }
            lastStep = step
        }
        return x
    }

    /// The share of a gamma distribution of shape `a` above `x`: the regularised upper incomplete
    /// gamma function.
    static func upperIncompleteGamma(_ a: Double, _ x: Double) -> Double {
        guard x > 0 else { return 1 }
        let front = exp(a * log(x) - x - logGamma(a))
        return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x)
    }

    /// The share of a standard normal distribution below `x`.
    static func normalShare(below x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

    /// The value that a Student distribution stays below with this probability.
    static func studentQuantile(_ p: Double, freedom: Double) -> Double {
        guard p != 0.5 else { return 0 }
        guard freedom < manyDegrees else {
            let z = NormalQuantile.value(p)
            return z + (z * z * z + z) / (4 * freedom)
        }
        let tail = min(p, 1 - p)
        let x = inverseIncompleteBeta(2 * tail, freedom / 2, 0.5)
        let size = (freedom * (1 - x) / x).squareRoot()
        return p < 0.5 ? -size : size
    }

    /// How often a Student distribution lies at least as far from zero as `t`, on either side.
    static func studentTails(_ t: Double, freedom: Double) -> Double {
        freedom < manyDegrees
            ? incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
            : 2 * normalShare(below: -abs(t))
    }

    /// From here on Student's distribution is the normal one in all the digits that matter.
    private static let manyDegrees = 1e7

    /// `logGamma(x + step) - logGamma(x)` for an `x` far larger than the step, by Stirling's series.
    private static func logGammaRise(_ x: Double, by step: Double) -> Double {
        let end = x + step
        let main = (x - 0.5) * log1p(step / x) + step * log(end) - step
        return main + (1 / end - 1 / x) / 12 - (1 / (end * end * end) - 1 / (x * x * x)) / 360
    }

    private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var c = 1.0
        var d = 1 / away(1 - (a + b) * x / (a + 1), from: tiny)
        var result = d
        for step in 1...20_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / away(1 + even * d, from: tiny)
            c = away(1 + even / c, from: tiny)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / away(1 + odd * d, from: tiny)
            c = away(1 + odd / c, from: tiny)
            let change = d * c
            result *= change
            if abs(change - 1) < 1e-16 { break }
        }
        return result
    }

    private static func gammaSeries(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        var n = a
        for _ in 0..<100_000 {
            n += 1
            term *= x / n
            sum += term
            if abs(term) < abs(sum) * 1e-17 { break }
        }
        return sum
    }

    private static func gammaFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var result = d
        for step in 1...100_000 {
            let factor = -Double(step) * (Double(step) - a)
            b += 2
            d = 1 / away(factor * d + b, from: tiny)
            c = away(b + factor / c, from: tiny)
            let change = d * c
            result *= change
            if abs(change - 1) < 1e-16 { break }
        }
        return result
    }

    /// The number itself, or a tiny one in the place of zero.
    private static func away(_ x: Double, from tiny: Double) -> Double {
        abs(x) < tiny ? tiny : x
    }
}

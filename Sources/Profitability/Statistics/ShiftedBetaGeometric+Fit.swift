internal import Foundation

extension ShiftedBetaGeometric {
    /// How many members came to the end of a term, and how many of them renewed.
    package struct Renewals: Hashable, Sendable {
        package let due: Double
        package let renewed: Double

        package init(due: Double, renewed: Double) {
            self.due = due
            self.renewed = renewed
        }

        var lost: Double { due - renewed }
    }

    /// The curve that fits best, and how sure it is.
    package struct Fit: Hashable, Sendable {
        package let curve: ShiftedBetaGeometric
        package let logLikelihood: Double
        /// Each holds the true parameter in 95 of 100 such samples, by the curvature of the
        /// likelihood on a logarithmic scale; `nil` when the data leave it open.
        package let alphaInterval: ClosedRange<Double>?
        package let betaInterval: ClosedRange<Double>?
        /// Whether members do not seem to differ: the parameters then grow without end, and only
        /// their ratio says something.
        package let isFlat: Bool
    }

    /// Why no curve fits.
    package enum FitError: Error, Hashable, Sendable {
        /// One term alone cannot tell a bad plan from unlike members.
        case tooFewTerms
        case nobodyLeft
        case nobodyRenewed
        /// A term in which more renewed than were due.
        case notFalling(term: Int)
    }

    /// Fits the curve by maximum likelihood.
    ///
    /// - Parameter terms: of the first term, the second, …; cohorts of different ages may be added up,
    ///   since only the renewals of each term count.
    package static func fit(_ terms: [Renewals]) throws(FitError) -> Fit {
        for (index, term) in terms.enumerated()
        where !(term.renewed >= 0 && term.renewed <= term.due) {
            throw .notFalling(term: index + 1)
        }
        guard terms.count(where: { $0.due > 0 }) >= 2 else { throw .tooFewTerms }
        let lost = terms.reduce(0) { $0 + $1.lost }
        let kept = terms.reduce(0) { $0 + $1.renewed }
        guard lost > 0 else { throw .nobodyLeft }
        guard kept > 0 else { throw .nobodyRenewed }

        // Started where the average rate is right and members differ somewhat.
        let start = (u: log(2 * lost / (lost + kept)), v: log(2 * kept / (lost + kept)))
        var best = Point(terms, u: start.u, v: start.v)
        for _ in 0..<500 {
            guard let step = best.step else { break }
            var length = 1.0
            var next = Point(terms, u: best.u + step.u, v: best.v + step.v)
            while !(next.value >= best.value), length > 1e-9 {
                length /= 2
                next = Point(terms, u: best.u + step.u * length, v: best.v + step.v * length)
            }
            let gain = next.value - best.value
            let isStill = abs(step.u) + abs(step.v) < 1e-12
            if next.value >= best.value { best = next }
            if isStill || (gain < 1e-14 * abs(best.value) && length == 1) || best.isFar { break }
        }
        return best.fit
    }

    /// The likelihood and its slopes at one pair of parameters, whose logarithms are `u` and `v`.
    private struct Point {
        let u: Double
        let v: Double
        let value: Double
        private let gradient: (u: Double, v: Double)
        private let hessian: (uu: Double, uv: Double, vv: Double)

        /// Where members are so alike that no data would tell.
        private static let farthest = log(1e7)

        init(_ terms: [Renewals], u: Double, v: Double) {
            let (alpha, beta) = (exp(u), exp(v))
            var value = 0.0
            var slope = (a: 0.0, b: 0.0)
            var bend = (aa: 0.0, ab: 0.0, bb: 0.0)
            for (index, term) in terms.enumerated() where term.due > 0 {
                let kept = beta + Double(index)
                let sum = alpha + kept
                if term.lost > 0 { value += term.lost * log(alpha / sum) }
                if term.renewed > 0 { value += term.renewed * log(kept / sum) }
                slope.a += term.lost / alpha - term.due / sum
                slope.b += term.renewed / kept - term.due / sum
                bend.aa += term.due / (sum * sum) - term.lost / (alpha * alpha)
                bend.ab += term.due / (sum * sum)
                bend.bb += term.due / (sum * sum) - term.renewed / (kept * kept)
            }
            self.u = u
            self.v = v
            self.value = value
            gradient = (alpha * slope.a, beta * slope.b)
            hessian = (
                alpha * alpha * bend.aa + alpha * slope.a, alpha * beta * bend.ab,
                beta * beta * bend.bb + beta * slope.b
            )
        }

        var isFar: Bool { u > Self.farthest || v > Self.farthest }

        /// Newton's where the likelihood is curved downward, else straight up, never too far at once.
        var step: (u: Double, v: Double)? {
            let determinant = hessian.uu * hessian.vv - hessian.uv * hessian.uv
            var step = gradient
            if hessian.uu < 0, determinant > 0 {
                step = (
                    (hessian.uv * gradient.v - hessian.vv * gradient.u) / determinant,
                    (hessian.uv * gradient.u - hessian.uu * gradient.v) / determinant
                )
            }
            let size = max(abs(step.u), abs(step.v))
            guard size.isFinite, size > 0 else { return nil }
            return size > 2 ? (step.u * 2 / size, step.v * 2 / size) : step
        }

        var fit: Fit {
            let determinant = hessian.uu * hessian.vv - hessian.uv * hessian.uv
            let isFlat = isFar || min(exp(u), exp(v)) > 1e5
            let isKnown = hessian.uu < 0 && determinant > 0 && !isFlat
            return Fit(
                curve: ShiftedBetaGeometric(alpha: exp(u), beta: exp(v)),
                logLikelihood: value,
                alphaInterval: isKnown ? Self.interval(u, -hessian.vv / determinant) : nil,
                betaInterval: isKnown ? Self.interval(v, -hessian.uu / determinant) : nil,
                isFlat: isFlat
            )
        }

        private static func interval(
            _ logarithm: Double,
            _ variance: Double
        ) -> ClosedRange<Double>? {
            let reach = NormalQuantile.value(0.975) * variance.squareRoot()
            let (low, high) = (exp(logarithm - reach), exp(logarithm + reach))
            return low.isFinite && high.isFinite ? low...high : nil
        }
    }
}

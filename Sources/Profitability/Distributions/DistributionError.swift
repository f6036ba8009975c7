/// What is wrong with the parameters of a distribution.
package enum DistributionError: Error, Hashable, Sendable {
    /// Not a number, infinite, or so large that sums of it would be.
    case outOfReach(parameter: String)
    /// Above a million, where curves are so narrow that they say no more than a fixed value.
    case tooLarge(parameter: String)
    case notPositive(parameter: String)
    case negative(parameter: String)
    /// The first is above the second, and must not be.
    case outOfOrder(first: String, second: String)
    /// A range that holds one value only, where a curve has to fit in.
    case noRange
}

extension DistributionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .outOfReach(let parameter):
            "\(parameter) is no number to count with: keep it between -1e15 and 1e15"
        case .tooLarge(let parameter):
            "\(parameter) is more than a million: write a normal distribution or a fixed value instead"
        case .notPositive(let parameter): "\(parameter) must be more than 0"
        case .negative(let parameter): "\(parameter) must not be less than 0"
        case .outOfOrder(let first, let second):
            "\(first) is above \(second): put low, mode and high in order"
        case .noRange: "low and high are the same: write a fixed value instead"
        }
    }
}

extension Distribution {
    /// - Throws: the first thing that is wrong with its parameters.
    package func validate() throws(DistributionError) {
        for (name, value) in parameters where !(abs(value) <= 1e15) {
            throw .outOfReach(parameter: name)
        }
        switch self {
        case .fixed: return
        case .uniform(let low, let high):
            guard low <= high else { throw .outOfOrder(first: "low", second: "high") }
        case .triangular(let low, let mode, let high):
            try Self.validate(low, mode, high)
        case .pert(let low, let mode, let high, let weight):
            try Self.validate(low, mode, high)
            guard weight > 0 else { throw .notPositive(parameter: "weight") }
            guard weight <= Self.largest else { throw .tooLarge(parameter: "weight") }
        case .normal(_, let sd):
            guard sd >= 0 else { throw .negative(parameter: "sd") }
        case .lognormal(let mean, let sd):
            guard mean > 0 else { throw .notPositive(parameter: "mean") }
            guard sd >= 0 else { throw .negative(parameter: "sd") }
        case .beta(let alpha, let beta):
            guard alpha > 0 else { throw .notPositive(parameter: "alpha") }
            guard beta > 0 else { throw .notPositive(parameter: "beta") }
            guard alpha <= Self.largest else { throw .tooLarge(parameter: "alpha") }
            guard beta <= Self.largest else { throw .tooLarge(parameter: "beta") }
        case .poisson(let mean):
            guard mean >= 0 else { throw .negative(parameter: "mean") }
            guard mean <= Self.largest else { throw .tooLarge(parameter: "mean") }
        case .negativeBinomial(let mean, let dispersion):
            guard mean >= 0 else { throw .negative(parameter: "mean") }
            guard dispersion > 0 else { throw .notPositive(parameter: "dispersion") }
            guard mean <= Self.largest else { throw .tooLarge(parameter: "mean") }
            guard dispersion <= Self.largest else { throw .tooLarge(parameter: "dispersion") }
        }
    }

    /// Of shapes and of means of counts.
    private static let largest = 1e6

    private static func validate(
        _ low: Double,
        _ mode: Double,
        _ high: Double
    ) throws(DistributionError) {
        guard low <= mode else { throw .outOfOrder(first: "low", second: "mode") }
        guard mode <= high else { throw .outOfOrder(first: "mode", second: "high") }
        guard low < high else { throw .noRange }
    }
}

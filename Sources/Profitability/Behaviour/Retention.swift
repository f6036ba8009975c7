/// The share of members that renews, by how many terms they have had.
package enum Retention: Hashable, Sendable {
    case flat(Double)
    /// After the first term, the second, …; the last holds on. Never empty.
    case byTerm([Double])
    case shiftedBetaGeometric(alpha: Double, beta: Double)

    /// The share that renews after this term; terms count from 1.
    package func rate(afterTerm term: Int) -> Double {
        switch self {
        case .flat(let rate): rate
        case .byTerm(let rates): rates[min(max(term, 1), rates.count) - 1]
        case .shiftedBetaGeometric(let alpha, let beta):
            (beta + Double(max(term, 1)) - 1) / (alpha + beta + Double(max(term, 1)) - 1)
        }
    }
}

/// How often people do something, and how they differ in it.
///
/// - Shape: each person has a rate of their own, and what they do in a month is Poisson around it. A
///   fixed or Poisson distribution gives all the same rate; a negative binomial one gives rates of a
///   gamma distribution; any other is the distribution of the rates.
/// - Units: times a month.
package struct Spread: Hashable, Sendable {
    package let distribution: Distribution
    /// What people come to on average; the distribution is stretched to it.
    package let mean: Double

    package init(distribution: Distribution, mean: Double) {
        self.distribution = distribution
        self.mean = mean
    }
}

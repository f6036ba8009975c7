/// The difference between two groups of people, with its interval.
///
/// - Source: Welch's unequal variances, with the normal quantile: both groups are large or the
///   interval says so by its width.
package struct GroupDifference: Sendable, Equatable {
    /// A group: how many, what they come to, and how it spreads.
    package struct Group: Sendable, Equatable {
        package private(set) var count = 0
        package private(set) var mean = 0.0
        private var squares = 0.0

        package init() {}

        /// Counts one person's figure in.
        package mutating func add(_ value: Double) {
            count += 1
            let off = value - mean
            mean += off / Double(count)
            squares += off * (value - mean)
        }

        /// The variance of a sample; nil for fewer than two.
        package var variance: Double? { count < 2 ? nil : squares / Double(count - 1) }
    }

    package let treated: Group
    package let control: Group
    /// How sure the interval is, as a share of one.
    package static let confidence = 0.95

    package init(treated: Group, control: Group) {
        self.treated = treated
        self.control = control
    }

    package var difference: Double { treated.mean - control.mean }

    /// The interval of the difference; nil when a group has fewer than two people.
    package var interval: ClosedRange<Double>? {
        guard let first = treated.variance, let second = control.variance else { return nil }
        let error = (first / Double(treated.count) + second / Double(control.count)).squareRoot()
        let width = 1.959963984540054 * error
        return (difference - width)...(difference + width)
    }

    /// The difference as a share of the control's mean; nil when that is nothing.
    package var relative: Double? { control.mean == 0 ? nil : difference / control.mean }
}

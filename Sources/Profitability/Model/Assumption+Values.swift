extension Assumption {
    /// What the figure is taken to be: the mean of what is believed, within what it may be.
    package var value: Double { clamped(distribution.mean) }

    /// What it is when the figure is drawn: an ``interval`` at 95 % makes a fixed value normal.
    package var drawn: Distribution {
        guard case .fixed(let value) = distribution, let interval else { return distribution }
        let width = interval.upperBound - interval.lowerBound
        return .normal(mean: value, sd: width / (2 * Self.deviations))
    }

    /// A drawn value, brought back to what the figure may be.
    package func clamped(_ value: Double) -> Double {
        let range = key.profile.range
        return min(max(value, range.lowerBound), range.upperBound)
    }

    /// How many deviations either side of the mean hold 95 % of a normal distribution.
    private static let deviations = 1.959_963_984_540_054

    /// How far the figure is varied to see what hangs on it.
    package var swing: Swing {
        if let interval {
            return Swing(
                low: clamped(interval.lowerBound),
                high: clamped(interval.upperBound),
                origin: .interval
            )
        }
        if role == .uncertain, !distribution.isCertain {
            return Swing(
                low: clamped(distribution.quantile(0.05)),
                high: clamped(distribution.quantile(0.95)),
                origin: .distribution
            )
        }
        let tenth = abs(value) / 10
        return Swing(
            low: clamped(value - tenth),
            high: clamped(value + tenth),
            origin: .tenth
        )
    }

    /// The low and the high value of a figure in a sensitivity.
    package struct Swing: Hashable, Sendable {
        package let low: Double
        package let high: Double
        package let origin: Origin

        /// Where the two come from.
        package enum Origin: String, Hashable, Sendable, CaseIterable {
            /// The interval that the file gives.
            case interval
            /// P5 and P95 of its distribution.
            case distribution
            /// A tenth of the value either way, because the file says nothing.
            case tenth
        }
    }
}

/// Points are earned so many times over; of several the highest counts.
package struct Multiplier: Hashable, Sendable {
    /// Hundredths: 150 is one and a half times; 100 to 10,000.
    package let hundredths: Int

    /// - Returns: `nil` outside 1 to 100 times.
    package init?(hundredths: Int) {
        guard (100...10_000).contains(hundredths) else { return nil }
        self.hundredths = hundredths
    }
}

extension Cadence {
    /// The day so many steps after another, or before it when negative; always counted from that day.
    package func day(_ steps: Int, from day: CivilDate) -> CivilDate {
        BillingCycle.starting(on: day, cadence: self).boundary(steps)
    }
}

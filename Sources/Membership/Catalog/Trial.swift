/// Free days before the first paid term.
///
/// A trial is taken once per member, across all plans; looking at an offer does not take it.
package struct Trial: Hashable, Sendable {
    package let length: Cadence
    /// Benefits of the plan that wait for the first payment, by id.
    package let benefitsLeftOut: [String]

    package init(length: Cadence, benefitsLeftOut: [String]) {
        self.length = length
        self.benefitsLeftOut = benefitsLeftOut
    }

    /// The day on which a trial that starts on `day` is over and the first term begins.
    package func end(startingOn day: CivilDate) -> CivilDate {
        BillingCycle.starting(on: day, cadence: length).boundary(1)
    }
}

/// Free days before the first paid term.
///
/// A trial is taken once per member, household and payment fingerprint, across all plans; looking
/// at an offer does not take it.
package struct Trial: Hashable, Sendable {
    package let length: Cadence
    /// Benefits of the plan that wait for the first payment, by id.
    package let benefitsLeftOut: [String]
    /// The price it turns into, whatever price was asked for; `nil` for the one asked for.
    package let convertsTo: String?
    /// Whether a trial needs a payment method when it starts; without one it ends by itself.
    package let methodRequired: Bool

    package init(
        length: Cadence,
        benefitsLeftOut: [String],
        convertsTo: String? = nil,
        methodRequired: Bool = true
    ) {
        self.length = length
        self.benefitsLeftOut = benefitsLeftOut
        self.convertsTo = convertsTo
        self.methodRequired = methodRequired
    }

    /// The day on which a trial that starts on `day` is over and the first term begins.
    package func end(startingOn day: CivilDate) -> CivilDate {
        BillingCycle.starting(on: day, cadence: length).boundary(1)
    }
}

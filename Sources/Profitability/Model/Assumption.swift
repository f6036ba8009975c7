/// One figure a model rests on: what is believed of it, where that is from, and how it was come by.
///
/// - Shape: for a figure that is ``AssumptionKey/Role/uncertain``, the distribution says how likely each
///   value is; for one ``AssumptionKey/Role/acrossPeople``, how people differ in it.
/// - Units: ``distribution`` and ``interval`` are in the base unit of the key's ``AssumptionKey/measure``;
///   ``unit`` says how the file writes it and how many base units one of those is.
package struct Assumption: Hashable, Sendable {
    package let key: AssumptionKey
    package let distribution: Distribution
    /// The lowest and highest value that are still believed, at 95 %; `nil` when the file gives none.
    package let interval: ClosedRange<Double>?
    package let unit: AssumptionUnit
    package let source: String
    package let method: EvidenceMethod

    package init(
        key: AssumptionKey,
        distribution: Distribution,
        interval: ClosedRange<Double>? = nil,
        unit: AssumptionUnit,
        source: String,
        method: EvidenceMethod
    ) {
        self.key = key
        self.distribution = distribution
        self.interval = interval
        self.unit = unit
        self.source = source
        self.method = method
    }
    /// What the distribution describes; uses that come with orders differ as the orders do.
    package var role: AssumptionKey.Role {
        unit.text == AssumptionKey.Measure.usesPerOrder ? .uncertain : key.role
    }
}

/// The store's number for one version of one plan.
package struct PlanVersionID: Hashable, Sendable {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

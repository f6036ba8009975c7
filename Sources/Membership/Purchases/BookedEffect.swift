/// An effect of a purchase with what a return has to know to undo it.
package struct BookedEffect: Hashable, Sendable {
    package let effect: PurchaseEffect
    package let basis: ReturnBasis
    /// The places of the lines it came from, from 0; `nil` for all of them. Other lines coming back
    /// does not touch it: who returns what earned nothing loses no points.
    package let lines: [Int]?

    package init(_ effect: PurchaseEffect, basis: ReturnBasis? = nil, lines: [Int]? = nil) {
        self.effect = effect
        self.basis = basis ?? effect.usualBasis
        self.lines = lines
    }
}

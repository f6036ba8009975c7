/// How many more orders it takes until a member leaves something, at the plan's fee.
package struct OrderBreakEven: Hashable, Sendable {
    /// What a year of a member leaves when membership adds no orders; major units.
    package let without: Double
    /// Orders a year of a joiner without the plan, and those the model expects on top.
    package let baseline: Double
    package let expected: Double
    /// Orders a year on top with which a member leaves nothing and loses nothing, with what benefits
    /// cost on them; below 0 when fewer orders than before would do. `nil` when no number does.
    package let needed: Double?
    /// The same with the costs held: what is missing / (basket × margin).
    package let costsHeld: Double?

    /// ``needed`` as a share of ``baseline``.
    package var neededUplift: Double? {
        needed.flatMap { baseline > 0 ? $0 / baseline : nil }
    }

    /// How much more than before is still searched.
    private static let most = 100.0

    package init(of behaviour: Behaviour) {
        let joiners = behaviour.joiners()
        func left(_ uplift: Double) -> Double {
            var world = behaviour
            world.uplift = uplift
            return MemberYear(of: world, world.joiners()).contribution
        }
        let orders = 12 * joiners.orders
        without = left(0)
        baseline = orders
        expected = orders * behaviour.uplift
        let each = behaviour.memberBasket * behaviour.margin
        costsHeld = each > 0 ? -without / each : nil
        guard orders > 0 else {
            needed = nil
            return
        }
        var (low, high) = (-1.0, Self.most)
        let isRising = left(high) > left(low)
        guard isRising, left(high) >= 0, left(low) < 0 else {
            needed = nil
            return
        }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if left(middle) < 0 { low = middle } else { high = middle }
        }
        needed = high * orders
    }
}

/// Where a benefit applies; an empty list means everywhere.
package struct BenefitScope: Hashable, Sendable {
    package let categories: [String]
    package let channels: [String]
    package let regions: [String]
    package let partners: [String]

    package init(
        categories: [String] = [],
        channels: [String] = [],
        regions: [String] = [],
        partners: [String] = []
    ) {
        self.categories = categories
        self.channels = channels
        self.regions = regions
        self.partners = partners
    }

    /// Applies everywhere.
    package static let everywhere = BenefitScope()

    /// What stands between a basket and this benefit, or `nil` when nothing does.
    ///
    /// A limit the checkout says nothing about is an obstacle: a guess there would give the benefit away.
    package func obstacle(for context: CheckContext) -> ScopeObstacle? {
        // Most benefits have no limit, and this is on every checkout's path.
        if categories.isEmpty, channels.isEmpty, regions.isEmpty, partners.isEmpty { return nil }
        let limits = [
            ("category", categories, context.category),
            ("channel", channels, context.channel),
            ("region", regions, context.region),
            ("partner", partners, context.partner),
        ]
        for (name, allowed, given) in limits where !allowed.isEmpty {
            guard let given else { return .notTold(dimension: name, allowed: allowed) }
            if !allowed.contains(given) { return .outside(dimension: name, allowed: allowed) }
        }
        return nil
    }
}

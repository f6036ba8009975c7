/// Where a benefit applies; an empty list means everywhere, and a country means all its parts.
package struct BenefitScope: Hashable, Sendable {
    package let categories: [String]
    package let products: [String]
    package let channels: [String]
    package let regions: [String]
    package let partners: [String]
    /// What is left out of an otherwise open list.
    package let excludedCategories: [String]
    package let excludedProducts: [String]

    package init(
        categories: [String] = [],
        products: [String] = [],
        channels: [String] = [],
        regions: [String] = [],
        partners: [String] = [],
        excludedCategories: [String] = [],
        excludedProducts: [String] = []
    ) {
        self.categories = categories
        self.products = products
        self.channels = channels
        self.regions = regions
        self.partners = partners
        self.excludedCategories = excludedCategories
        self.excludedProducts = excludedProducts
    }

    /// Applies everywhere.
    package static let everywhere = BenefitScope()

    /// What stands between a basket and this benefit, or `nil` when nothing does.
    ///
    /// A limit the checkout says nothing about is an obstacle: a guess there would give the benefit away.
    package func obstacle(for context: CheckContext) -> ScopeObstacle? {
        // Most benefits have no limit, and this is on every checkout's path.
        if self == .everywhere { return nil }
        let limits = [
            ("category", categories, context.category),
            ("product", products, context.product),
            ("channel", channels, context.channel),
            ("region", regions, context.region),
            ("partner", partners, context.partner),
        ]
        for (name, allowed, given) in limits where !allowed.isEmpty {
            guard let given else { return .notTold(dimension: name, allowed: allowed) }
            // What counts in a country counts in each of its parts.
            let isInside = allowed.contains {
                given == $0 || (name == "region" && given.hasPrefix($0 + "-"))
            }
            if !isInside { return .outside(dimension: name, allowed: allowed) }
        }
        if let category = context.category, excludedCategories.contains(category) {
            return .excluded(dimension: "category", value: category)
        }
        if let product = context.product, excludedProducts.contains(product) {
            return .excluded(dimension: "product", value: product)
        }
        return nil
    }
}

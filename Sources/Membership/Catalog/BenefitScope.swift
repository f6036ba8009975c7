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
    /// Whether nothing is limited. Most benefits are like that, and every line of a basket asks.
    package let isEverywhere: Bool

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
        isEverywhere =
            categories.isEmpty && products.isEmpty && channels.isEmpty && regions.isEmpty
            && partners.isEmpty && excludedCategories.isEmpty && excludedProducts.isEmpty
    }

    /// Applies everywhere.
    package static let everywhere = BenefitScope()

    /// What stands between a basket and this benefit, or `nil` when nothing does.
    ///
    /// A limit the checkout says nothing about is an obstacle: a guess there would give the benefit away.
    package func obstacle(for context: CheckContext) -> ScopeObstacle? {
        obstacle(
            category: context.category,
            product: context.product,
            channel: context.channel,
            region: context.region,
            partner: context.partner
        )
    }

    /// As ``obstacle(for:)``, without a context to make for each line.
    func obstacle(
        category: String?,
        product: String?,
        channel: String?,
        region: String?,
        partner: String?
    ) -> ScopeObstacle? {
        if isEverywhere { return nil }
        if let found = Self.limit("category", categories, category) { return found }
        if let found = Self.limit("product", products, product) { return found }
        if let found = Self.limit("channel", channels, channel) { return found }
        if let found = regionLimit(region) { return found }
        if let found = Self.limit("partner", partners, partner) { return found }
        if let category, excludedCategories.contains(category) {
            return .excluded(dimension: "category", value: category)
        }
        if let product, excludedProducts.contains(product) {
            return .excluded(dimension: "product", value: product)
        }
        return nil
    }

    private static func limit(
        _ dimension: String,
        _ allowed: [String],
        _ given: String?
    ) -> ScopeObstacle? {
        if allowed.isEmpty { return nil }
        guard let given else { return .notTold(dimension: dimension, allowed: allowed) }
        return allowed.contains(given) ? nil : .outside(dimension: dimension, allowed: allowed)
    }

    /// What counts in a country counts in each of its parts.
    private func regionLimit(_ region: String?) -> ScopeObstacle? {
        let found = Self.limit("region", regions, region)
        guard found != nil, let region else { return found }
        return regions.contains { region.hasPrefix($0 + "-") } ? nil : found
    }
}

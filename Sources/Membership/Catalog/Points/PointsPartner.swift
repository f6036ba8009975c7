/// A firm at which points are earned or spent.
package struct PointsPartner: Hashable, Sendable {
    /// What checkouts send as `partner`.
    package let id: String
    package let name: String
    package let earns: Bool
    package let burns: Bool
    /// What the firm pays for points it gives, and is paid for points it takes: the transfer price.
    package let price: PointsValue

    package init(id: String, name: String, earns: Bool, burns: Bool, price: PointsValue) {
        self.id = id
        self.name = name
        self.earns = earns
        self.burns = burns
        self.price = price
    }
}

/// A service at no charge.
package struct ServiceCredit: Hashable, Sendable {
    /// The shop's word, as `repair`, `warranty`, `answer`.
    package let service: String
    package let extent: Extent

    package init(service: String, extent: Extent) {
        self.service = service
        self.extent = extent
    }

    /// How much of it.
    package enum Extent: Hashable, Sendable {
        /// So many times within a window.
        case times(Allowance)
        /// Longer by this: a warranty.
        case longer(Cadence)
        /// Done within so many hours.
        case within(hours: Int)
    }
}

/// Whether points pay a part of a basket.
package enum PointsPayment: Hashable, Sendable {
    case pays(Money)
    case refused(Obstacle)

    /// Why points pay nothing.
    package enum Obstacle: Hashable, Sendable {
        /// The partner takes no points.
        case partner(String)
        /// Points have no value in this currency.
        case currency(Currency)
        /// Fewer than may be spent at once.
        case least(Int64)
        /// No whole multiple of this.
        case step(Int64)
        /// More than the member has; how many there are.
        case available(Int64)
        /// Worth more than what is to be paid; the most that fit.
        case most(Int64)
    }
}

/// Whether one member of a household may give points to another, and which ones go.
package enum PointsTransfer: Hashable, Sendable {
    /// The parts keep their days: points do not become younger by being given away.
    case moves([Burn.Part])
    case refused(Obstacle)

    /// Why points stay where they are.
    package enum Obstacle: Hashable, Sendable {
        case notAllowed
        case notOneHousehold
        case sameMember
        case notPositive
        /// More than may be spent now; how many there are.
        case available(Int64)
    }
}

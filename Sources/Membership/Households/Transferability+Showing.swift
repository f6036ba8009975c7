extension Transferability {
    /// Decides whether an identity may show a membership at the till.
    ///
    /// The first to show a personal one is its holder for good; a household's may be shown by as many
    /// as belong to it.
    ///
    /// - Parameters:
    ///   - identity: equal for the same person, as a hash of a document; never the document itself.
    ///   - known: those that have shown it before.
    ///   - persons: how many share the membership, the owner included.
    package func showing(
        by identity: String,
        known: [String],
        persons: Int
    ) throws(Refused) -> Showing {
        let places: Int
        switch self {
        case .bearer: return .accepted
        case .personal: places = 1
        case .household: places = max(1, persons)
        }
        if known.contains(identity) { return .accepted }
        guard Set(known).count < places else { throw Refused(.shownByAnother) }
        return .binds(identity)
    }

    /// What showing a membership does.
    package enum Showing: Hashable, Sendable {
        case accepted
        /// The identity is written down as a holder's.
        case binds(String)
    }
}

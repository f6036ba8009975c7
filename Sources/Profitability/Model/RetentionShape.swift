/// How the share of members that renews depends on how long they have been members.
package enum RetentionShape: Hashable, Sendable {
    /// ``AssumptionKey/renewal`` after every term.
    case flat
    /// ``AssumptionKey/renewalAfter(_:)`` for so many terms; the last holds on.
    case byTerm(count: Int)
    /// Shifted beta-geometric: those who leave easily leave first.
    case shiftedBetaGeometric
}

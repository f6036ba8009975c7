/// How a figure of a model was come by.
package enum EvidenceMethod: String, Hashable, Sendable, CaseIterable {
    /// Members against a group that was kept out by chance.
    case controlGroup = "control_group"
    /// Members against others like them.
    case matchedPairs = "matched_pairs"
    /// The same people before and after joining, against those who did not join.
    case beforeAfter = "before_after"
    /// Members against everybody else. It overstates, because heavy buyers join.
    case naiveDifference = "naive_difference"
    /// Counted in the shop's own books.
    case measured
    /// A figure that somebody else made public.
    case published
    /// What people said when asked.
    case survey
    /// Worked out from other figures.
    case derived
    /// The judgement of people who know the trade.
    case expert
    /// Made up, to show the form.
    case example
}

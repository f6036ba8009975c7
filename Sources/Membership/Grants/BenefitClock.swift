/// The days by which the windows of one membership's benefits are told.
package struct BenefitClock: Hashable, Sendable {
    /// Today in the member's zone.
    package let today: CivilDate
    /// The day the membership began: of the first term or trial of the subscription.
    package let joined: CivilDate
    /// The trial or term that contains today, or the last one when it is over.
    package let term: Period
    /// The term that follows ``term``; `nil` when none will, and then nothing begins anew.
    package let next: Period?
    /// Terms before ``term``, the oldest first, at least back to the last one in which uses were written:
    /// what windows by the term carry over goes by them.
    package let earlierTerms: [Period]

    package init(
        today: CivilDate,
        joined: CivilDate,
        term: Period,
        next: Period? = nil,
        earlierTerms: [Period] = []
    ) {
        self.today = today
        self.joined = joined
        self.term = term
        self.next = next
        self.earlierTerms = earlierTerms
    }
}

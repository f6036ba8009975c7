/// The tier that counting gave.
package struct EarnedTier: Hashable, Sendable {
    package let tier: String
    package let since: CivilDate
    /// The first day on which it does not hold; `nil` for the base and for as long as there is enough.
    package internal(set) var validUntil: CivilDate?
    /// Before it nothing counts towards rising: the window since entry, and what a fall for silence or
    /// to the base has used up; `nil` when all of the window counts.
    package internal(set) var countsFrom: CivilDate?
    /// The first day of the window by which it was reached or kept, which does not keep it again.
    package internal(set) var usedWindow: CivilDate?
    /// The day of the last review, so that one day is reviewed once.
    package internal(set) var reviewedOn: CivilDate?
    /// `nil` unless a review was failed and the status goes on for a while.
    package internal(set) var grace: Grace?

    package init(
        tier: String,
        since: CivilDate,
        validUntil: CivilDate? = nil,
        countsFrom: CivilDate? = nil,
        usedWindow: CivilDate? = nil,
        reviewedOn: CivilDate? = nil,
        grace: Grace? = nil
    ) {
        self.tier = tier
        self.since = since
        self.validUntil = validUntil
        self.countsFrom = countsFrom
        self.usedWindow = usedWindow
        self.reviewedOn = reviewedOn
        self.grace = grace
    }

    /// The time that is left after a failed review.
    package struct Grace: Hashable, Sendable {
        /// The review that was failed; what is decided after it is decided as of that day.
        package let reviewed: CivilDate
        package internal(set) var ends: CivilDate
        /// What was looked at, whose figures may still be reached.
        package let windows: [Period]

        package init(reviewed: CivilDate, ends: CivilDate, windows: [Period]) {
            self.reviewed = reviewed
            self.ends = ends
            self.windows = windows
        }
    }
}

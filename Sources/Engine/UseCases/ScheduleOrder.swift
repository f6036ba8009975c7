package import Membership

/// A question what a new member's subscription would be billed.
package struct ScheduleOrder: Hashable, Sendable {
    package let price: String
    /// The first day, of the trial where there is one; the amount in force on it is used.
    package let start: CivilDate
    /// The first day that is not billed: a last term that it cuts short costs its part. `nil` for none.
    package let end: CivilDate?
    /// The day of the month terms begin on; days before it are a stub. `nil` for what the plan says.
    package let anchorDay: Int?
    /// The most terms to lay out.
    package let count: Int
    /// Where the member is, for taxes.
    package let region: String?
    /// `nil` takes the plan's trial when there is one and nothing of it would lie in the past.
    package let trial: Bool?
    package let offers: Offers

    /// Which offers are taken.
    package enum Offers: Hashable, Sendable {
        /// What a new member takes by themselves.
        case usual
        /// That, and the one that a code is for.
        case code(String)
        /// That, and the one with this id. One for members who come back leaves those for new members
        /// out, and the trial too unless it is asked for.
        case named(String)
        case none
    }

    package init(
        price: String,
        start: CivilDate,
        end: CivilDate? = nil,
        anchorDay: Int? = nil,
        count: Int,
        region: String? = nil,
        trial: Bool? = nil,
        offers: Offers = .usual
    ) {
        self.price = price
        self.start = start
        self.end = end
        self.anchorDay = anchorDay
        self.count = count
        self.region = region
        self.trial = trial
        self.offers = offers
    }
}

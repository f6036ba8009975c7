package import Membership

/// A question what a subscription would be billed.
package struct ScheduleOrder: Hashable, Sendable {
    package let price: String
    /// The first billed day; the amount in force on it is used.
    package let start: CivilDate
    /// The first day that is not billed: a last term that it cuts short costs its part. `nil` for none.
    package let end: CivilDate?
    /// The day of the month terms begin on; days before it are a stub. `nil` for what the plan says.
    package let anchorDay: Int?
    /// The most terms to lay out.
    package let count: Int
    /// Where the member is, for taxes.
    package let region: String?

    package init(
        price: String,
        start: CivilDate,
        end: CivilDate? = nil,
        anchorDay: Int? = nil,
        count: Int,
        region: String? = nil
    ) {
        self.price = price
        self.start = start
        self.end = end
        self.anchorDay = anchorDay
        self.count = count
        self.region = region
    }
}

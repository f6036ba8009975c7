/// Who owes whom for points that were earned at one firm and spent at another.
package struct PartnerSettlement: Hashable, Sendable {
    /// In the order of the plan file; partners without a movement are left out.
    package let lines: [Line]
    /// Partners with movements whom the plan does not name any more: they have no price.
    package let unpriced: [String]

    /// One partner's part.
    package struct Line: Hashable, Sendable {
        package let partner: String
        /// Points given there, without what was taken back.
        package let earned: Int64
        /// Points taken there, without what was given back.
        package let burned: Int64
        /// What the partner pays for the points it gave.
        package let pays: Money
        /// What the partner is paid for the points it took.
        package let receives: Money
        /// `pays - receives`: positive when the partner owes the programme.
        package let owes: Money
    }

    /// Points that moved at one partner within a stretch of time.
    package struct Movement: Hashable, Sendable {
        package let partner: String
        package let earned: Int64
        package let burned: Int64

        package init(partner: String, earned: Int64 = 0, burned: Int64 = 0) {
            self.partner = partner
            self.earned = earned
            self.burned = burned
        }
    }
}

package import Membership

/// What points that are out cost, and how many are expected never to be redeemed.
package struct PointsReport: Hashable, Sendable {
    /// By programme.
    package let lines: [Line]

    /// One programme.
    package struct Line: Hashable, Sendable {
        package let programme: String
        /// Members who have some or owe some.
        package let members: Int
        /// Points that are out; who owes has none.
        package let outstanding: Int64
        /// What they are expected to cost, each member's rounded once; `nil` when the plan says no cost.
        package let liability: Money?
        package let redeemed: Int64
        package let lapsed: Int64
        package let breakage: BreakageEstimate
    }
}

/// Who owes whom for points that were given and taken at partners in a time.
package struct SettlementReport: Hashable, Sendable {
    package let period: Period
    /// By programme.
    package let programmes: [Programme]

    /// One programme's settlement.
    package struct Programme: Hashable, Sendable {
        package let programme: String
        package let settlement: PartnerSettlement
    }
}

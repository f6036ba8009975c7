package import Membership
import Store

/// What bringing friends has come to.
package struct ReferralReport: Hashable, Sendable {
    package let lines: [Line]
    /// Friends that were named and have joined no plan that rewards it.
    package let notJoined: Int

    /// One plan's.
    package struct Line: Hashable, Sendable {
        package let plan: String
        /// Who has or has had the plan.
        package let members: Int
        /// Of them, who brought somebody.
        package let referrers: Int
        /// Friends who joined it.
        package let friends: Int
        /// Friends whose step, as a first payment, is still to come.
        package let open: Int
        package let rewarded: Int
        /// Friends for whom the referrer got nothing, because enough count already.
        package let capped: Int
        /// Friends for whom nobody got anything.
        package let unrewarded: Int
        /// Friends whose payment or purchase came back, and the rewards with it.
        package let takenBack: Int
        /// Credit that was given to both sides, less what was taken back; a currency each.
        package let credit: [Money]

        /// Friends that one member brings: friends by members, in thousandths, rounded half up.
        ///
        /// Above 1,000 each hundred members bring more than a hundred.
        package var kPerMille: Int {
            members == 0 ? 0 : (friends * 2_000 + members) / (members * 2)
        }
    }
}

extension Engine {
    /// What bringing friends has come to, plan by plan.
    package func referralReport() throws -> ReferralReport {
        try store.read { reader in
            let counts = try reader.referralCounts()
            try plans.refreshIfGrown(reader)
            let offering = plans.catalog.currentVersions.map(\.plan).filter { $0.referral != nil }
            let ids = Set(counts.map(\.plan) + offering.map(\.id)).sorted()
            return ReferralReport(
                lines: try ids.map { plan in
                    let friends = { (state: ReferralRow.State) in
                        counts.first { $0.plan == plan && $0.state == state }?.friends ?? 0
                    }
                    return ReferralReport.Line(
                        plan: plan,
                        members: try reader.membersEver(of: plan),
                        referrers: try reader.referrers(of: plan),
                        friends: ReferralRow.State.allCases.reduce(0) { $0 + friends($1) },
                        open: friends(.open),
                        rewarded: friends(.rewarded),
                        capped: friends(.capped),
                        unrewarded: friends(.nothing),
                        takenBack: try reader.referralsTakenBack(of: plan),
                        credit: try reader.referralCredit(of: plan)
                    )
                },
                notJoined: try reader.friendsNotJoined()
            )
        }
    }
}

import Membership

extension ChangeSet {
    /// How much was gathered about benefits, list by list.
    var benefitCounts: [Int] {
        [
            newLots.count, lots.count, lotEntries.count, tallies.count, newPurchases.count,
            newReturns.count, newReservations.count, settledReservations.count, tierStatuses.count,
            tierChanges.count, milestones.count, statusMatches.count, drips.count,
            rewardIssues.count, draws.count, tickets.count, newSeats.count, seats.count,
            goneEntitlements.count, newCards.count, cards.count, newInvitations.count,
            withdrawnInvitations.count, newPlaces.count, places.count, newReferrals.count,
            settledReferrals.count, controlGroups.count, upkeep.count,
            benefitReturns.count, windowMarks.count,
            invitationUses.count, referralRewards.count, lostReferralRewards.count,
        ]
    }

    /// Whether a share was gathered of a member who by the end of this commit has none.
    func hasTakenBack(_ row: (member: String, entitlement: Entitlement)) -> Bool {
        goneEntitlements.contains {
            $0.member == row.member && $0.subscription == row.entitlement.source.subscription
        }
    }

    /// Forgets what was gathered about benefits since then.
    mutating func rewindBenefits(to counts: [Int]) {
        newLots.removeSubrange(counts[0]...)
        lots.removeSubrange(counts[1]...)
        lotEntries.removeSubrange(counts[2]...)
        tallies.removeSubrange(counts[3]...)
        newPurchases.removeSubrange(counts[4]...)
        newReturns.removeSubrange(counts[5]...)
        newReservations.removeSubrange(counts[6]...)
        settledReservations.removeSubrange(counts[7]...)
        tierStatuses.removeSubrange(counts[8]...)
        tierChanges.removeSubrange(counts[9]...)
        milestones.removeSubrange(counts[10]...)
        statusMatches.removeSubrange(counts[11]...)
        drips.removeSubrange(counts[12]...)
        rewardIssues.removeSubrange(counts[13]...)
        draws.removeSubrange(counts[14]...)
        tickets.removeSubrange(counts[15]...)
        newSeats.removeSubrange(counts[16]...)
        seats.removeSubrange(counts[17]...)
        goneEntitlements.removeSubrange(counts[18]...)
        newCards.removeSubrange(counts[19]...)
        cards.removeSubrange(counts[20]...)
        newInvitations.removeSubrange(counts[21]...)
        withdrawnInvitations.removeSubrange(counts[22]...)
        newPlaces.removeSubrange(counts[23]...)
        places.removeSubrange(counts[24]...)
        newReferrals.removeSubrange(counts[25]...)
        settledReferrals.removeSubrange(counts[26]...)
        controlGroups.removeSubrange(counts[27]...)
        upkeep.removeSubrange(counts[28]...)
        benefitReturns.removeSubrange(counts[29]...)
        windowMarks.removeSubrange(counts[30]...)
        invitationUses.removeSubrange(counts[31]...)
        referralRewards.removeSubrange(counts[32]...)
        lostReferralRewards.removeSubrange(counts[33]...)
    }
}

package import Membership

/// Everything one commit changes, gathered by the engine and written in one go.
///
/// Facts are appended, projections replaced. Gathering first lets a batch write each table in one
/// pass, touch each account once, and seal its journal rows with one hash.
package struct ChangeSet: Sendable {
    package let at: Instant
    /// Who acts, as the journal names it: `cli`, `rpc:clerk`, `run`.
    package let actor: String
    package var newSubscriptions: [SubscriptionRow] = []
    package var subscriptions: [SubscriptionRow] = []
    package var entitlements: [(member: String, entitlement: Entitlement)] = []
    package var newInvoices: [InvoiceRow] = []
    package var settledInvoices: [InvoiceRow] = []
    package var newAttempts: [AttemptRow] = []
    package var outcomes: [AttemptRow] = []
    package var transfers: [Transfer] = []
    package var balances: [(member: MemberID, balance: PrepaidBalance)] = []
    package var prepayments: [PrepaymentRow] = []
    package var trials: [(member: MemberID, subscription: SubscriptionID)] = []
    package var recognition: [RecognitionChange] = []
    package var journal: [JournalEntry] = []
    /// What is given back of lines that were billed.
    package var lineCredits: [LineCreditRow] = []
    package var newCreditNotes: [CreditNoteRow] = []
    package var settledCreditNotes: [CreditNoteRow] = []
    package var newRefunds: [RefundAttemptRow] = []
    package var refundOutcomes: [RefundAttemptRow] = []
    package var newChanges: [PlanChangeRow] = []
    package var decidedChanges: [PlanChangeRow] = []
    package var openedGaps: [GapRow] = []
    package var closedGaps: [GapRow] = []
    package var offers: [AppliedOfferRow] = []
    package var verifications: [VerificationRow] = []
    package var trialClaims: [TrialClaimRow] = []
    package var benefitUses: [BenefitUseRow] = []
    package var notices: [NoticeRow] = []
    /// New lots of credit; each with its prepayment.
    package var newGrants: [GrantedCreditRow] = []
    /// Lots of which another amount is left than before.
    package var grants: [GrantedCreditRow] = []
    /// Members whose zone, region or household changed.
    package var members: [MemberRow] = []
    /// Payment methods that expire on another day than was known.
    package var methodExpiries: [MethodExpiryRow] = []

    /// New lots of uses, points, certificates and things; each with its first entry.
    package var newLots: [LotRow] = []
    /// Lots of which another amount is left than before.
    package var lots: [LotRow] = []
    package var lotEntries: [LotEntryRow] = []
    package var tallies: [TallyChange] = []
    package var benefitReturns: [BenefitReturnRow] = []
    package var windowMarks: [WindowMarkRow] = []
    package var newPurchases: [PurchaseRow] = []
    package var newReturns: [PurchaseReturnRow] = []
    package var newReservations: [ReservationRow] = []
    /// Reservations that were committed or released; what they held is free.
    package var settledReservations: [ReservationRow] = []
    package var tierStatuses: [TierStatusRow] = []
    package var tierChanges: [TierChangeRow] = []
    package var milestones: [MilestoneRow] = []
    package var statusMatches: [StatusMatchRow] = []
    package var drips: [DripRow] = []
    package var rewardIssues: [RewardIssueRow] = []
    package var draws: [DrawRow] = []
    package var tickets: [DrawTicketRow] = []
    package var newSeats: [SeatRow] = []
    package var seats: [SeatRow] = []
    /// Who shares a subscription no longer; before ``entitlements`` are written.
    package var goneEntitlements: [(member: String, subscription: SubscriptionID)] = []
    package var newCards: [CardRow] = []
    package var cards: [CardRow] = []
    package var newInvitations: [InvitationRow] = []
    package var withdrawnInvitations: [InvitationRow] = []
    /// Who joins by an invitation, or comes into line by it.
    package var invitationUses: [InvitationUseRow] = []
    package var newPlaces: [WaitlistRow] = []
    package var places: [WaitlistRow] = []
    package var newReferrals: [ReferralRow] = []
    /// Referrals that were settled, or whose plan is known now.
    package var settledReferrals: [ReferralRow] = []
    package var referralRewards: [ReferralRewardRow] = []
    package var lostReferralRewards: [ReferralRewardRow] = []
    package var controlGroups: [ControlGroupRow] = []
    /// What is put on the queue or taken off it, in this order.
    package var upkeep: [UpkeepRow] = []

    package init(at: Instant, actor: String) {
        self.at = at
        self.actor = actor
    }

    /// Whether there is nothing to write.
    package var isEmpty: Bool {
        let mark = mark
        return (mark.counts + mark.benefits).allSatisfy { $0 == 0 }
    }
}

extension ChangeSet {
    /// How much was gathered at some point.
    package struct Mark: Sendable {
        fileprivate let counts: [Int]
        fileprivate let benefits: [Int]
    }

    /// The point to come back to with ``rewind(to:)``.
    package var mark: Mark {
        Mark(
            counts: [
                newSubscriptions.count, subscriptions.count, entitlements.count, newInvoices.count,
                settledInvoices.count, newAttempts.count, outcomes.count, transfers.count,
                balances.count, prepayments.count, trials.count, recognition.count, journal.count,
                lineCredits.count, newCreditNotes.count, settledCreditNotes.count, newRefunds.count,
                refundOutcomes.count, newChanges.count, decidedChanges.count, openedGaps.count,
                closedGaps.count, offers.count, verifications.count, trialClaims.count,
                benefitUses.count, notices.count, newGrants.count, grants.count, members.count,
                methodExpiries.count,
            ],
            benefits: benefitCounts
        )
    }

    /// Forgets everything gathered since a mark.
    package mutating func rewind(to mark: Mark) {
        let counts = mark.counts
        newSubscriptions.removeSubrange(counts[0]...)
        subscriptions.removeSubrange(counts[1]...)
        entitlements.removeSubrange(counts[2]...)
        newInvoices.removeSubrange(counts[3]...)
        settledInvoices.removeSubrange(counts[4]...)
        newAttempts.removeSubrange(counts[5]...)
        outcomes.removeSubrange(counts[6]...)
        transfers.removeSubrange(counts[7]...)
        balances.removeSubrange(counts[8]...)
        prepayments.removeSubrange(counts[9]...)
        trials.removeSubrange(counts[10]...)
        recognition.removeSubrange(counts[11]...)
        journal.removeSubrange(counts[12]...)
        lineCredits.removeSubrange(counts[13]...)
        newCreditNotes.removeSubrange(counts[14]...)
        settledCreditNotes.removeSubrange(counts[15]...)
        newRefunds.removeSubrange(counts[16]...)
        refundOutcomes.removeSubrange(counts[17]...)
        newChanges.removeSubrange(counts[18]...)
        decidedChanges.removeSubrange(counts[19]...)
        openedGaps.removeSubrange(counts[20]...)
        closedGaps.removeSubrange(counts[21]...)
        offers.removeSubrange(counts[22]...)
        verifications.removeSubrange(counts[23]...)
        trialClaims.removeSubrange(counts[24]...)
        benefitUses.removeSubrange(counts[25]...)
        notices.removeSubrange(counts[26]...)
        newGrants.removeSubrange(counts[27]...)
        grants.removeSubrange(counts[28]...)
        members.removeSubrange(counts[29]...)
        methodExpiries.removeSubrange(counts[30]...)
        rewindBenefits(to: mark.benefits)
    }
}

/// A change of what a plan earns each day, from one day on.
package struct RecognitionChange: Hashable, Sendable {
    package let plan: String
    package let currency: Currency
    package let day: CivilDate
    package let change: Int64

    package init(plan: String, currency: Currency, day: CivilDate, change: Int64) {
        self.plan = plan
        self.currency = currency
        self.day = day
        self.change = change
    }
}

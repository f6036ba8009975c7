import Membership

/// Kinds of journal rows that are no subscription's happening.
enum JournalKind {
    static let databaseCreated = "database.created"
    static let clockAdvanced = "clock.advanced"
    static let planLoaded = "plan.loaded"
    static let memberCreated = "member.created"
    static let prepaymentAdded = "prepayment.added"
    static let benefitUsed = "benefit.used"
    static let revenueRecognized = "revenue.recognized"
    static let paymentDeclined = "payment.declined"
    static let parked = "subscription.parked"
    static let unparked = "subscription.unparked"
    static let paymentRecorded = "payment.recorded"
    static let creditNoteIssued = "credit_note.issued"
    static let refundSucceeded = "refund.succeeded"
    static let refundDeclined = "refund.declined"
    static let prepaymentExpired = "prepayment.expired"
    static let prepaymentPaidOut = "prepayment.paid_out"
    static let offerTaken = "offer.taken"
    static let memberChanged = "member.changed"
    static let memberMoved = "member.moved"
    static let memberVerified = "member.verified"
    static let gifted = "subscription.gifted"
    static let granted = "subscription.granted"
    static let imported = "subscription.imported"
    static let fellBack = "subscription.fell_back"
    static let methodExpiryChanged = "subscription.method_expiry_changed"
    static let zoneChanged = "subscription.zone_changed"
    static let purchaseRecorded = "purchase.recorded"
    static let purchaseReturned = "purchase.returned"
    static let pointsTransferred = "points.transferred"
    static let pointsAdjusted = "points.adjusted"
    static let pointsExpired = "points.expired"
    static let reservationMade = "reservation.made"
    static let tierChanged = "tier.changed"
    static let tierAwarded = "tier.awarded"
    static let tierPaused = "tier.paused"
    static let tierResumed = "tier.resumed"
    static let reservationReleased = "reservation.released"
    static let upkeepLeft = "upkeep.left"
    static let benefitReturned = "benefit.returned"
    static let benefitGranted = "benefit.granted"
    static let itemCollected = "item.collected"
    static let householdInvited = "household.invited"
    static let householdJoined = "household.joined"
    static let householdDeclined = "household.declined"
    static let householdLeft = "household.left"
    static let householdRemoved = "household.removed"
    static let cardIssued = "card.issued"
    static let cardBound = "card.bound"
    static let cardRevoked = "card.revoked"
    static let rewardIssued = "reward.issued"
    static let rewardForfeited = "reward.forfeited"
    static let rewardTakenBack = "reward.taken_back"
    static let stampsAwarded = "stamps.awarded"
    static let ticketDrawn = "draw.ticket"
    static let ticketVoided = "draw.voided"
    static let dripGiven = "drip.given"
    static let feeWaived = "fee.waived"
    static let invitationMade = "invitation.made"
    static let invitationUsed = "invitation.used"
    static let invitationWithdrawn = "invitation.withdrawn"
    static let waitlistAsked = "waitlist.asked"
    static let waitlistOffered = "waitlist.offered"
    static let waitlistLapsed = "waitlist.lapsed"
    static let waitlistLeft = "waitlist.left"
    static let waitlistJoined = "waitlist.joined"
    static let admissionLapsed = "admission.lapsed"
    static let notFallenBack = "subscription.not_fallen_back"
    static let controlGroupDrawn = "control_group.drawn"
    static let referralRecorded = "referral.recorded"
    static let referralRewarded = "referral.rewarded"
    static let referralClosed = "referral.closed"
    static let referralTakenBack = "referral.taken_back"
    /// Goes before the kind of a notice, as in `notice.trial_ending`.
    static let notice = "notice."

    /// Every kind there is, the subscriptions' own among them, sorted.
    static let all: [String] =
        ([
            databaseCreated, clockAdvanced, planLoaded, memberCreated, prepaymentAdded, benefitUsed,
            revenueRecognized, paymentDeclined, parked, unparked, paymentRecorded, creditNoteIssued,
            refundSucceeded, refundDeclined, prepaymentExpired, prepaymentPaidOut, offerTaken,
            memberChanged, memberMoved, memberVerified, gifted, granted, imported, fellBack,
            zoneChanged, methodExpiryChanged, tierChanged, tierAwarded, tierPaused, tierResumed,
            purchaseRecorded, purchaseReturned, pointsTransferred, pointsAdjusted, pointsExpired,
            reservationMade, reservationReleased, upkeepLeft, benefitReturned,
            benefitGranted, itemCollected, householdInvited, householdJoined, householdDeclined,
            householdLeft, householdRemoved, cardIssued, cardBound, cardRevoked, rewardIssued,
            rewardForfeited, rewardTakenBack, stampsAwarded, ticketDrawn, ticketVoided, dripGiven,
            feeWaived, invitationMade, invitationUsed, invitationWithdrawn, waitlistAsked,
            waitlistOffered, waitlistLapsed, waitlistLeft, waitlistJoined, admissionLapsed,
            notFallenBack, controlGroupDrawn, referralRecorded, referralRewarded, referralClosed,
            referralTakenBack,
        ] + Happening.allCases.map(\.rawValue) + NoticeKind.allCases.map { notice + $0.rawValue })
        .sorted()

    /// What stands before the dot, each once, sorted.
    static let groups: [String] = Set(all.map { String($0.prefix { $0 != "." }) }).sorted()
}

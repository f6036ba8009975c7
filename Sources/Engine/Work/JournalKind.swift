/// Kinds of journal rows that are no subscription's happening.
enum JournalKind {
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
    /// Goes before the kind of a notice, as in `notice.trial_ending`.
    static let notice = "notice."
}

/// Kinds of journal rows that are no subscription's happening.
enum JournalKind {
    static let paymentDeclined = "payment.declined"
    static let parked = "subscription.parked"
}

/// What came of charges, by the number of the try.
///
/// - Source: recovery is the share of invoices whose first try was declined that a later try paid.
package struct RecoveryTable: Sendable, Equatable {
    /// One number of try.
    package struct Attempt: Sendable, Equatable {
        package let number: Int
        package let tried: Int
        package let succeeded: Int
        package let declinedSoft: Int
        package let declinedHard: Int
        /// Tries whose outcome is not known yet.
        package let open: Int
        /// What succeeded, in minor units.
        package let amount: Int64

        package init(
            number: Int,
            tried: Int,
            succeeded: Int,
            declinedSoft: Int,
            declinedHard: Int,
            open: Int,
            amount: Int64
        ) {
            self.number = number
            self.tried = tried
            self.succeeded = succeeded
            self.declinedSoft = declinedSoft
            self.declinedHard = declinedHard
            self.open = open
            self.amount = amount
        }

        /// The share of tries that succeeded; nil without a try.
        package var rate: Double? { tried == 0 ? nil : Double(succeeded) / Double(tried) }
    }

    /// First try first.
    package let attempts: [Attempt]
    /// Invoices whose first try was declined.
    package let failedFirst: Int
    /// How many of them were paid after all, by whichever route.
    package let recovered: Int

    package init(attempts: [Attempt], failedFirst: Int, recovered: Int) {
        self.attempts = attempts
        self.failedFirst = failedFirst
        self.recovered = recovered
    }

    /// The share of failed invoices that were recovered; nil when none failed.
    package var recovery: Double? {
        failedFirst == 0 ? nil : Double(recovered) / Double(failedFirst)
    }

    /// The share of first tries that failed; nil without any.
    package var failure: Double? {
        attempts.first.flatMap { $0.tried == 0 ? nil : Double(failedFirst) / Double($0.tried) }
    }
}

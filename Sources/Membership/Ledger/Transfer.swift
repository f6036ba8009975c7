/// One movement between two accounts; appended, never changed. A correction is another transfer.
///
/// - Units: minor units of one currency, always positive; the accounts say the direction.
package struct Transfer: Hashable, Sendable {
    package let debit: Account
    package let credit: Account
    package let amount: Money
    package let code: Code
    /// The number of the invoice or prepayment that ``code`` speaks of; `nil` for recognition.
    package let reference: Int64?
    /// The civil day the movement belongs to.
    package let effective: CivilDate

    package init(
        debit: Account,
        credit: Account,
        amount: Money,
        code: Code,
        reference: Int64?,
        effective: CivilDate
    ) {
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.code = code
        self.reference = reference
        self.effective = effective
    }

    /// Why money moves.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// A term was billed: receivable against deferred revenue.
        case invoice
        /// A gateway took the money: clearing against receivable.
        case payment
        /// The prepaid balance paid: prepaid against receivable.
        case balance
        /// A member paid ahead: clearing against prepaid.
        case prepayment
        /// The shop gave credit: discounts against prepaid.
        case credit
        /// An unpaid invoice was given up: deferred revenue against receivable.
        case writeOff = "write_off"
        /// A day was served: deferred revenue against revenue.
        case recognition
    }
}

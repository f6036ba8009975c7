/// One movement between two accounts; appended, never changed. A correction is another transfer.
///
/// - Units: minor units of one currency, always positive; the accounts say the direction.
package struct Transfer: Hashable, Sendable {
    package let debit: Account
    package let credit: Account
    package let amount: Money
    package let code: Code
    /// The number of what ``code`` speaks of; `nil` for recognition.
    ///
    /// A credit note for `creditNote`, `refund` and `refundToBalance`; a prepayment for `prepayment`,
    /// `credit`, `expiry` and `payout`; a subscription for `carryOff`; a lot for `pointsEarned`,
    /// `pointsGiven` and `pointsExpired`; a purchase for `pointsRedeemed`, `partnerEarned`, `partnerBurned` and
    /// `donation`; a return for `pointsReturned` and `donationReturned`; an invoice for all others.
    package let reference: Int64?
    /// Whose it is: of an account's own member, or whom it is about; `nil` for recognition.
    package let member: MemberID?
    /// The civil day the movement belongs to.
    package let effective: CivilDate

    package init(
        debit: Account,
        credit: Account,
        amount: Money,
        code: Code,
        reference: Int64?,
        effective: CivilDate,
        about member: MemberID? = nil
    ) {
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.code = code
        self.reference = reference
        self.effective = effective
        self.member = debit.member ?? credit.member ?? member
    }

    /// Why money moves.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// A term was billed: receivable against deferred revenue.
        case invoice
        /// Its tax: receivable against tax payable.
        case tax
        /// A gateway or a clerk took the money: clearing against receivable.
        case payment
        /// The prepaid balance paid: prepaid, or held, against receivable.
        case balance
        /// The balance's part of a charge on its way: prepaid against held.
        case hold
        /// That charge was declined: held against prepaid.
        case release
        /// Too little to charge: carried forward against receivable.
        case carry
        /// Billed with the next invoice: receivable against carried forward.
        case carried
        /// A member paid ahead: clearing against prepaid.
        case prepayment
        /// The shop gave credit: discounts against prepaid.
        case credit
        /// Granted credit ran out: prepaid against breakage.
        case expiry
        /// An unpaid invoice was given up: deferred revenue, or tax payable, against receivable.
        case writeOff = "write_off"
        /// What was carried forward was given up: discounts against carried forward.
        case carryOff = "carry_off"
        /// A change of plan gave unused time back: deferred revenue, refunds or tax payable against
        /// receivable.
        case changeCredit = "change_credit"
        /// A credit note gave time back: deferred revenue, refunds or tax payable against refund payable.
        case creditNote = "credit_note"
        /// A credit larger than the change it paid for: receivable against prepaid.
        case leftOver = "left_over"
        /// A gateway gave the money back: refund payable against clearing.
        case refund
        /// The balance got it: refund payable against prepaid.
        case refundToBalance = "refund_to_balance"
        /// A stored balance was paid out: prepaid against clearing.
        case payout
        /// A day was served: deferred revenue against revenue; or it was taken back, the other way.
        case recognition
        /// Points were given: points cost against points liability.
        case pointsEarned = "points_earned"
        /// Points paid a part of a basket: points liability against till payable.
        case pointsRedeemed = "points_redeemed"
        /// Points ran out, dwindled or were forfeited: points liability against breakage.
        case pointsExpired = "points_expired"
        /// A purchase came back: each of its movements of points the other way.
        case pointsReturned = "points_returned"
        /// Points went to another member: points liability against points cost; what they cost there is
        /// `pointsEarned`.
        case pointsGiven = "points_given"
        /// A partner gave points: partner against partner income, at the transfer price.
        case partnerEarned = "partner_earned"
        /// A partner took points: points liability and points cost against partner, at the transfer
        /// price; what it is less than the liability: points liability against breakage.
        case partnerBurned = "partner_burned"
        /// The shop gives to others: donations against donation payable.
        case donation
        /// A purchase came back before it was given: donation payable against donations.
        case donationReturned = "donation_returned"
    }
}

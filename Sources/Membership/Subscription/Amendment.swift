/// What a change puts in an agreement's place, and where billing goes on from.
package struct Amendment: Hashable, Sendable {
    package let agreement: Agreement
    /// The cycle's index of the next term to bill.
    package let nextTerm: Int
    /// The end of the time that is paid for after it; `nil` where nothing has been paid yet.
    package let paidUntil: CivilDate?

    package init(agreement: Agreement, nextTerm: Int, paidUntil: CivilDate?) {
        self.agreement = agreement
        self.nextTerm = nextTerm
        self.paidUntil = paidUntil
    }
}

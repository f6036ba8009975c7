/// What the engine must carry out for a decision, in order.
package enum Effect: Hashable, Sendable {
    /// Issue the invoice for this term and charge it.
    case bill(ScheduledTerm)
    /// Charge the open invoice once more.
    case tryAgain
    /// Give up the open invoice: void it when nothing was ever owed, otherwise write it off.
    case giveUp(InvoiceEnd)
    /// Tell the journal.
    case note(Happening)
}

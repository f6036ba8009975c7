/// What the engine must carry out for a decision, in order.
package enum Effect: Hashable, Sendable {
    /// Issue the invoice for this term and collect it.
    case bill(ScheduledTerm)
    /// Collect the open invoice once more.
    case tryAgain
    /// Give up the open invoice: void it when nothing was ever owed, otherwise write it off.
    case giveUp(InvoiceEnd)
    /// Give back the paid time from this day on, as credit when the plan's pause rules say so.
    case giveBackTime(from: CivilDate)
    /// Go on with a free price of another plan.
    case fallBack(plan: String, price: String)
    /// Tell the journal.
    case note(Happening)
}

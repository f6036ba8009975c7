/// When a gateway's money comes in.
package enum Collection: Hashable, Sendable, CaseIterable {
    /// A charge moves the money and tells so.
    case atOnce
    /// The payer sends the money some other way; it counts once a clerk has recorded it.
    case whenRecorded
}

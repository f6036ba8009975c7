/// One movement of a lot; appended, never changed.
package struct LotEntry: Hashable, Sendable {
    package let lot: LotID
    package let kind: Kind
    /// What it adds to what is left: negative for use.
    package let change: Int64

    package init(lot: LotID, kind: Kind, change: Int64) {
        self.lot = lot
        self.kind = kind
        self.change = change
    }

    /// Why a lot changes.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The first entry of each lot: its amount.
        case granted
        case used
        /// A purchase that used it came back.
        case restored
        /// A purchase that gave it came back.
        case clawedBack = "clawed_back"
        case expired
        case decayed
        /// The membership ended, or the member changed to less.
        case forfeited
        case transferred
        /// A later lot paid a debt.
        case repaid
        /// A clerk's correction, with a reason in the journal.
        case corrected
    }
}

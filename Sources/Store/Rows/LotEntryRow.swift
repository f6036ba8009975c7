package import Membership

/// An entry of a lot as it is stored: with the fact it comes from.
package struct LotEntryRow: Hashable, Sendable {
    package let entry: LotEntry
    package let at: Instant
    /// The purchase that used or gave it, also when that came back.
    package let purchase: PurchaseID?
    /// The number of the return that undid it.
    package let purchaseReturn: Int64?
    /// The use of a benefit that took it, gave it as a debt, or came back.
    package let use: BenefitUseID?
    /// The shop's own reference; not empty.
    package let reference: String?

    package init(
        entry: LotEntry,
        at: Instant,
        purchase: PurchaseID? = nil,
        purchaseReturn: Int64? = nil,
        use: BenefitUseID? = nil,
        reference: String? = nil
    ) {
        self.entry = entry
        self.at = at
        self.purchase = purchase
        self.purchaseReturn = purchaseReturn
        self.use = use
        self.reference = reference
    }
}

import Membership

/// The fact that an entry of a lot comes from.
struct LotCause {
    var purchase: PurchaseID?
    /// The number of the return that undoes it.
    var purchaseReturn: Int64?
    /// The use of a benefit that takes it, or comes back.
    var use: BenefitUseID?
    /// The shop's own reference; not empty.
    var reference: String?

    init(
        purchase: PurchaseID? = nil,
        purchaseReturn: Int64? = nil,
        use: BenefitUseID? = nil,
        reference: String? = nil
    ) {
        self.purchase = purchase
        self.purchaseReturn = purchaseReturn
        self.use = use
        self.reference = reference
    }
}

/// Who shares a membership with the member who pays for it; their access is the owner's.
package struct HouseholdRules: Hashable, Sendable {
    /// Seats beside the owner's.
    package let adults: Int
    package let teens: Int
    package let children: Int
    package let sameAddress: Bool
    /// Whether who is invited as an adult must pay with a method of the owner's.
    package let sharedPayment: Bool
    /// The plan whose subscription buys one more adult seat, and how many there may be.
    package let extraSeats: ExtraSeats?
    /// How long who has left, and the owner, may join or add no other household.
    package let rejoinLock: Cadence?
    /// Benefits that are shared; `nil` for all of them.
    package let shared: [String]?
    /// Whether a trial shares already.
    package let inTrial: Bool

    package init(
        adults: Int = 0,
        teens: Int = 0,
        children: Int = 0,
        sameAddress: Bool = false,
        sharedPayment: Bool = false,
        extraSeats: ExtraSeats? = nil,
        rejoinLock: Cadence? = nil,
        shared: [String]? = nil,
        inTrial: Bool = true
    ) {
        self.adults = adults
        self.teens = teens
        self.children = children
        self.sameAddress = sameAddress
        self.sharedPayment = sharedPayment
        self.extraSeats = extraSeats
        self.rejoinLock = rejoinLock
        self.shared = shared
        self.inTrial = inTrial
    }

    /// Seats that are bought: who sits there has a subscription to the plan, paid by the owner.
    package struct ExtraSeats: Hashable, Sendable {
        package let plan: String
        package let most: Int

        package init(plan: String, most: Int) {
            self.plan = plan
            self.most = most
        }
    }
}

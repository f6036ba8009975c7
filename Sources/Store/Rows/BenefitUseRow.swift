package import Membership

/// One use of a benefit, which refund rules look at.
package struct BenefitUseRow: Hashable, Sendable {
    package let id: BenefitUseID
    package let member: MemberID
    package let subscription: SubscriptionID
    package let benefit: String
    package let usedAt: Instant
    /// The subscription's civil day of it.
    package let day: CivilDate
    /// How many were used at once, as the shop told it.
    package let quantity: Int64
    /// What it took of what is counted; `nil` for a benefit without a count.
    package let counted: Counted?
    /// What it was worth, zero or more; `nil` when nobody said.
    package let value: Money?
    /// The shop's own reference, as an order's number.
    package let reference: String?

    package init(
        id: BenefitUseID,
        member: MemberID,
        subscription: SubscriptionID,
        benefit: String,
        usedAt: Instant,
        day: CivilDate,
        quantity: Int64 = 1,
        counted: Counted? = nil,
        value: Money?,
        reference: String?
    ) {
        self.id = id
        self.member = member
        self.subscription = subscription
        self.benefit = benefit
        self.usedAt = usedAt
        self.day = day
        self.quantity = quantity
        self.counted = counted
        self.value = value
        self.reference = reference
    }

    /// Where a use is counted.
    package enum Counted: Hashable, Sendable {
        /// Taken from lots; `overage` is the part that no lot had, and became a debt.
        case lots(uses: Int64, overage: Int64)
        /// Added to a count, for a quota without a limit.
        case tally(uses: Int64)

        /// Uses taken in all, overage with them.
        package var uses: Int64 {
            switch self {
            case .lots(let uses, _), .tally(let uses): uses
            }
        }

        /// What no lot had.
        package var overage: Int64 {
            switch self {
            case .lots(_, let overage): overage
            case .tally: 0
            }
        }

        /// As it is stored.
        var name: String {
            switch self {
            case .lots: "lots"
            case .tally: "tally"
            }
        }
    }
}

/// Some of a use that came back.
package struct BenefitReturnRow: Hashable, Sendable {
    package let use: BenefitUseID
    package let quantity: Int64
    /// What of it went back into lots, or out of the count.
    package let uses: Int64
    /// The shop's own reference of the return.
    package let reference: String?
    package let returnedAt: Instant

    package init(
        use: BenefitUseID,
        quantity: Int64,
        uses: Int64,
        reference: String?,
        returnedAt: Instant
    ) {
        self.use = use
        self.quantity = quantity
        self.uses = uses
        self.reference = reference
        self.returnedAt = returnedAt
    }
}

/// A window of a benefit that was looked at, and gave nothing but what paid a debt.
package struct WindowMarkRow: Hashable, Sendable {
    package let member: MemberID
    package let holding: Holding
    package let subscription: SubscriptionID
    /// The first day of the window.
    package let window: CivilDate

    package init(
        member: MemberID,
        holding: Holding,
        subscription: SubscriptionID,
        window: CivilDate
    ) {
        self.member = member
        self.holding = holding
        self.subscription = subscription
        self.window = window
    }
}

/// What is known of a subscription when its notices are planned.
package struct NoticeFacts: Hashable, Sendable {
    /// Today in the member's zone.
    package var today: CivilDate
    /// Where the member is, as `DE` or `US-CA`; `nil` where nobody knows.
    package var region: String?
    /// The day the contract was made.
    package var contractDay: CivilDate
    package var cadence: Cadence
    /// The next charge, if one is to come; a late one keeps the day it was due.
    package var nextCharge: Charge?
    /// The day of the charge after the next; `nil` to count one cadence on.
    package var followingCharge: CivilDate?
    /// Free days that go on today. Their end is the day of the first charge.
    package var trial: Period?
    /// Days at an offer's price that go on today. Their end is the day of the first charge that costs
    /// the full price.
    package var concession: Period?
    /// The end of the first term while it goes on and renews.
    package var firstTermEnd: CivilDate?
    /// A change of the list price that is decided and has not been charged yet.
    package var priceChange: PriceChange?
    /// The last charge that needed a six-month reminder; `nil` while none did.
    package var lastSixMonthCharge: CivilDate?
    /// The day a charge was declined, and the first day without access while that is so.
    package var failure: Failure?
    /// The first day on which the payment method no longer works, where that is known.
    package var methodExpires: CivilDate?
    /// What there is to spend, where the next charge is paid from the balance alone.
    package var balance: Money?
    /// The first day on which the proof that a price or the plan needs no longer holds, where the next
    /// term begins on that day or later.
    package var proofEnds: CivilDate?

    package init(
        today: CivilDate,
        region: String?,
        contractDay: CivilDate,
        cadence: Cadence,
        nextCharge: Charge? = nil,
        followingCharge: CivilDate? = nil,
        trial: Period? = nil,
        concession: Period? = nil,
        firstTermEnd: CivilDate? = nil,
        priceChange: PriceChange? = nil,
        lastSixMonthCharge: CivilDate? = nil,
        failure: Failure? = nil,
        methodExpires: CivilDate? = nil,
        balance: Money? = nil,
        proofEnds: CivilDate? = nil
    ) {
        self.today = today
        self.region = region
        self.contractDay = contractDay
        self.cadence = cadence
        self.nextCharge = nextCharge
        self.followingCharge = followingCharge
        self.trial = trial
        self.concession = concession
        self.firstTermEnd = firstTermEnd
        self.priceChange = priceChange
        self.lastSixMonthCharge = lastSixMonthCharge
        self.failure = failure
        self.methodExpires = methodExpires
        self.balance = balance
        self.proofEnds = proofEnds
    }

    /// A charge that is to come.
    package struct Charge: Hashable, Sendable {
        package let day: CivilDate
        package let amount: Money

        package init(day: CivilDate, amount: Money) {
            self.day = day
            self.amount = amount
        }
    }

    /// A price that moves for a member who has the old one.
    package struct PriceChange: Hashable, Sendable {
        /// The day of the first charge at the new price.
        package let day: CivilDate
        package let from: Money
        package let to: Money

        package init(day: CivilDate, from: Money, to: Money) {
            self.day = day
            self.from = from
            self.to = to
        }
    }

    /// A debt in grace.
    package struct Failure: Hashable, Sendable {
        package let day: CivilDate
        /// The first day without access.
        package let graceEnd: CivilDate

        package init(day: CivilDate, graceEnd: CivilDate) {
            self.day = day
            self.graceEnd = graceEnd
        }
    }
}

package import Membership

/// A subscription that ran elsewhere and is to go on here.
package struct ImportOrder: Hashable, Sendable {
    package let member: String
    package let plan: String
    /// Its amount is the one that was in force on ``anchor``.
    package let price: String
    package let payWith: String
    /// The first day that is not paid for; `nil` exactly for a membership for good.
    package let paidUntil: CivilDate?
    /// The first day of some period of it.
    package let anchor: CivilDate
    /// The day of the month its terms want, 1 to 31: the anchor alone does not say whether Feb 28
    /// means the 28th or the end of every month. `nil` only where terms count days or weeks.
    package let anchorDay: Int?
    package let autoRenew: Bool

    package init(
        member: String,
        plan: String,
        price: String,
        payWith: String,
        paidUntil: CivilDate?,
        anchor: CivilDate,
        anchorDay: Int?,
        autoRenew: Bool = true
    ) {
        self.member = member
        self.plan = plan
        self.price = price
        self.payWith = payWith
        self.paidUntil = paidUntil
        self.anchor = anchor
        self.anchorDay = anchorDay
        self.autoRenew = autoRenew
    }
}

extension ImportOrder {
    /// The day of the month that terms begin on, where the days that were given leave no doubt; `nil`
    /// when each is the end of a short month and may stand for a later day.
    var certainAnchorDay: Int? {
        if anchor.isItsOwnAnchorDay { return anchor.day }
        guard let paidUntil, paidUntil.isItsOwnAnchorDay, paidUntil.day >= anchor.day else {
            return nil
        }
        return paidUntil.day
    }
}

extension CivilDate {
    /// Whether no cycle begins a term on this day but one that wants this day of every month.
    fileprivate var isItsOwnAnchorDay: Bool {
        day == 31 || day < CivilDate.daysInMonth(year: year, month: month)
    }
}

package import Membership

/// How monthly recurring revenue came from one day to another.
///
/// - Units: minor units of the currency; every figure but the two ends is a change.
/// - Source: the bridge of the field: start + new + expansion + reactivation − contraction −
///   churned = end.
package struct MRRBridge: Sendable, Equatable {
    package let currency: Currency
    /// The days the changes fall in; the start is the evening before, the end the last evening.
    package let days: Period
    package private(set) var start: Int64 = 0
    package private(set) var new: Int64 = 0
    package private(set) var expansion: Int64 = 0
    package private(set) var reactivation: Int64 = 0
    package private(set) var contraction: Int64 = 0
    package private(set) var churned: Int64 = 0
    /// The part of what churned that a failed payment ended.
    package private(set) var churnedInvoluntarily: Int64 = 0
    package private(set) var end: Int64 = 0
    package private(set) var membersAtStart = 0
    package private(set) var newMembers = 0
    package private(set) var reactivatedMembers = 0
    package private(set) var churnedMembers = 0
    package private(set) var involuntaryMembers = 0
    package private(set) var membersAtEnd = 0

    package init(currency: Currency, days: Period) {
        self.currency = currency
        self.days = days
    }

    /// Counts a member in. A member of another currency is none of this bridge's.
    package mutating func add(_ history: PayingHistory) {
        guard history.currency == currency, !days.isEmpty else { return }
        let before = history.monthlyRevenue(on: days.start.adding(days: -1))
        let after = history.monthlyRevenue(on: days.end.adding(days: -1))
        start += before
        end += after
        if before > 0 { membersAtStart += 1 }
        if after > 0 { membersAtEnd += 1 }
        switch (before, after) {
        case (0, 0): break
        case (0, _):
            if let first = history.firstPaidDay, first < days.start {
                reactivation += after
                reactivatedMembers += 1
            } else {
                new += after
                newMembers += 1
            }
        case (_, 0):
            churned += before
            churnedMembers += 1
            if wasInvoluntary(history) {
                churnedInvoluntarily += before
                involuntaryMembers += 1
            }
        case (_, _):
            if after > before {
                expansion += after - before
            } else {
                contraction += before - after
            }
        }
    }

    /// Net revenue retention: what the members of the start pay at the end; nil without a start.
    package var netRetention: Double? {
        share(start + expansion - contraction - churned, of: start)
    }

    /// Gross revenue retention: the same without what grew, so never above one.
    package var grossRetention: Double? { share(start - contraction - churned, of: start) }

    /// What was won over what was lost, reactivation among the gains; nil when nothing was lost.
    package var quickRatio: Double? {
        share(new + expansion + reactivation, of: contraction + churned)
    }

    /// The share of members who left; nil without members at the start.
    package var memberChurn: Double? {
        share(Int64(churnedMembers), of: Int64(membersAtStart))
    }

    /// The share of revenue that left with members or shrank; nil without a start.
    package var revenueChurn: Double? { share(contraction + churned, of: start) }

    /// Twelve months of the end, as long as nothing changes; nil beyond what can be counted.
    package var annual: Int64? {
        let (value, overflow) = end.multipliedReportingOverflow(by: 12)
        return overflow ? nil : value
    }

    private func share(_ part: Int64, of whole: Int64) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }

    private func wasInvoluntary(_ history: PayingHistory) -> Bool {
        let last = history.endings.filter { $0.day < days.end }.max { $0.day < $1.day }
        return last?.reason == .nonpayment
    }
}

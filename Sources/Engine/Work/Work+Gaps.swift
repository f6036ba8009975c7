import Membership
import Store

/// Days that are not billed on purpose, written down so that no other day is forgotten.
extension Work {
    /// A rest has begun.
    func openGap(_ matter: Case) {
        guard case .paused(let pause) = matter.subscription.state else { return }
        changes.openedGaps.append(
            GapRow(
                subscription: matter.row.id,
                series: matter.subscription.series,
                from: pause.since,
                until: nil,
                reason: .paused
            )
        )
    }

    /// A rest is over: billed again from the day of the resumption, paid or not, or ended.
    func closeGap(_ before: Subscription, _ matter: Case) throws {
        let next = matter.subscription
        // Looked up and not derived: a change of plan in a rest counts as another series.
        guard case .paused = before.state, next.state.name != .paused,
            var gap = try reader.openGap(of: matter.row.id)
        else { return }
        let end = next.state.isEnded ? matter.today : next.agreement.billingStart
        gap.until = max(end, gap.from)
        changes.closedGaps.append(gap)
    }

    /// A debt that was on hold for longer than its term is paid: billing goes on from that day, and the
    /// days in between are nobody's.
    func noteSkippedDays(_ before: Subscription, _ matter: Case) {
        let next = matter.subscription
        guard case .onHold = before.state, case .active = next.state,
            let paidUntil = next.paidUntil, paidUntil < next.agreement.billingStart
        else { return }
        changes.openedGaps.append(
            GapRow(
                subscription: matter.row.id,
                series: before.series,
                from: paidUntil,
                until: next.agreement.billingStart,
                reason: .unpaid
            )
        )
    }

    /// The end of the paid time when everything from a day on is given back: days that nothing billed
    /// lie before a term that began on that very day, and paid time ended before them.
    func paidTime(before day: CivilDate, of row: SubscriptionRow) throws -> CivilDate {
        var end = day
        for gap in try (reader.gaps(of: row.id) + changes.closedGaps).reversed()
        where gap.subscription == row.id && gap.until == end && gap.from < end {
            end = gap.from
        }
        return end
    }
}

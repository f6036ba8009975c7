import Membership
import Store

extension Engine {
    /// Moves the members of a price to the newest version's, each at the first term that begins on the
    /// order's day or later.
    ///
    /// Works in commits of 500 and may be stopped and repeated: who is to be moved already is counted
    /// and not touched. A dry run writes nothing.
    ///
    /// - Parameter listing: the most lines to return; the totals count everybody.
    package func migratePrices(
        _ order: MigrationOrder,
        dryRun: Bool,
        listing limit: Int = 1_000
    ) throws -> MigrationView {
        let (target, view) = try store.read { try open(order, dryRun, $0) }
        var (cursor, result) = (SubscriptionID(0), view)
        while true {
            let (next, counted) = try store.write(.batch, dryRun: dryRun) { writer in
                try migrate(order, to: target, after: cursor, result, limit, writer)
            }
            guard let next else { return result }
            (cursor, result) = (next, counted)
        }
    }

    private static let migrationBatch = 500

    private func open(
        _ order: MigrationOrder,
        _ dryRun: Bool,
        _ reader: Reader
    ) throws -> (PricedVersion, MigrationView) {
        try plans.refreshIfGrown(reader)
        let version = try sold(order.plan)
        let known = plans.catalog.versions.values.contains {
            $0.plan.id == order.plan && $0.plan.price(order.price) != nil
        }
        guard known else { throw Refused(.unknownPrice, "\(order.price) of \(order.plan)") }
        let price = try price(order.toPrice, of: version.plan)
        let today = calendar.day(of: try now(reader))
        guard order.effective >= today else {
            throw Refused(.expiryInPast, order.effective.description)
        }
        let work = try Work(self, reader, now: now(reader))
        let target = try work.priced(price, of: version, on: order.effective)
        let nothing = Money.zero(target.row.version.amount.currency)
        return (
            target,
            MigrationView(
                plan: order.plan,
                price: order.toPrice,
                amount: target.row.version.amount,
                effective: order.effective,
                isDryRun: dryRun,
                before: nothing,
                after: nothing
            )
        )
    }

    /// - Returns: the last subscription looked at, `nil` when there is none; and the sums with this
    ///   batch in them.
    private func migrate(
        _ order: MigrationOrder,
        to target: PricedVersion,
        after cursor: SubscriptionID,
        _ before: MigrationView,
        _ limit: Int,
        _ writer: Writer
    ) throws -> (SubscriptionID?, MigrationView) {
        var view = before
        let work = try Work(self, writer.reader, now: now(writer.reader))
        let rows = try writer.reader.subscriptions(
            after: cursor,
            state: nil,
            limit: Self.migrationBatch
        )
        for row in rows where row.plan == order.plan && !row.state.isEnded {
            let current = try plans.priced(row.priceVersion, writer.reader)
            let number = plans.catalog.versions[current.version]?.number ?? 0
            guard current.price.id == order.price, current.row.id != target.row.id,
                order.fromVersion == nil || order.fromVersion == number,
                order.fromAmount == nil || order.fromAmount == current.row.version.amount
            else { continue }
            guard current.row.version.amount.currency == target.row.version.amount.currency else {
                throw Refused(
                    .currencyDiffers,
                    "\(row.id) pays \(current.row.version.amount.currency)"
                )
            }
            if row.pendingChange?.price == target.row.id {
                view.alreadyScheduled += 1
                continue
            }
            if let reason = Self.leftOut(row) {
                view.leftOut[reason, default: 0] += 1
                continue
            }
            let day = try schedule(target, order.effective, row, work)
            view.scheduled += 1
            view.before = try view.before.adding(current.row.version.amount)
            view.after = try view.after.adding(target.row.version.amount)
            guard view.lines.count < limit else { continue }
            view.lines.append(
                MigrationView.Line(
                    subscription: row.id,
                    member: row.memberKey,
                    version: number,
                    effectiveOn: day,
                    before: current.row.version.amount,
                    after: target.row.version.amount
                )
            )
        }
        try work.write(writer)
        return (rows.last?.id, view)
    }

    private static func leftOut(_ row: SubscriptionRow) -> MigrationView.LeftOut? {
        if row.parkedReason != nil { return .parked }
        if row.inFlight != nil { return .paymentInFlight }
        switch row.state {
        case .incomplete, .onHold, .ended: return .unpaid
        case .scheduled, .trialing, .active, .pastDue, .paused: break
        }
        if !row.autoRenew { return .notRenewing }
        return row.pendingChange == nil ? nil : .ownChange
    }

    /// - Returns: the first day at the new price.
    private func schedule(
        _ target: PricedVersion,
        _ effective: CivilDate,
        _ row: SubscriptionRow,
        _ work: Work
    ) throws -> CivilDate {
        var matter = try work.load(row)
        matter.plannedBy = .migration
        let change = PendingChange(price: target.row.id, on: effective)
        let decision = try matter.subscription.applying(.changesNext(change))
        try work.carryOut(decision, on: matter)
        return decision.next.firstTerm(from: effective)
    }
}

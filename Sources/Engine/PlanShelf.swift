import Membership
import Payments
import PlanFiles
import Store

/// The plan versions of a database as the domain knows them, decoded once each.
///
/// Versions never change, so what is on the shelf stays right; only new ones are fetched.
final class PlanShelf {
    private(set) var catalog = Catalog()
    private var prices: [PriceVersionID: PricedVersion] = [:]
    private var lastSeen: Int64 = 0
    /// Whether any version gives something for bringing friends.
    private(set) var hasReferrals = false
    private var byVersion: [PlanVersionID: [PriceRow]] = [:]

    /// Fetches the versions that were loaded since the last time.
    func refresh(_ reader: Reader) throws {
        for row in try reader.planVersions() where catalog.versions[row.id] == nil {
            let plan: Plan
            do {
                plan = try PlanFile.decode(row.source, file: "\(row.plan) version \(row.number)")
            } catch {
                throw StoreError.corrupt(
                    path: "",
                    detail: "the stored plan \(row.plan) cannot be read: \(error)"
                )
            }
            hasReferrals = hasReferrals || plan.referral != nil
            catalog.add(PlanVersion(id: row.id, number: row.number, plan: plan))
            let rows = try reader.prices(of: row.id)
            byVersion[row.id] = rows
            for price in rows {
                guard let definition = plan.price(price.price) else { continue }
                prices[price.id] = PricedVersion(
                    version: row.id,
                    plan: plan,
                    price: definition,
                    row: price
                )
            }
        }
    }

    /// Fetches new versions only when there are any, for callers on a hot path.
    func refreshIfGrown(_ reader: Reader) throws {
        let newest = try reader.newestPlanVersion()
        if newest != lastSeen {
            try refresh(reader)
            lastSeen = newest
        }
    }

    /// The version with this number, fetched when it is new.
    func version(_ id: PlanVersionID, _ reader: Reader) throws -> PlanVersion? {
        if let version = catalog.versions[id] { return version }
        try refresh(reader)
        return catalog.versions[id]
    }

    /// A stored price with its plan.
    func priced(_ id: PriceVersionID, _ reader: Reader) throws -> PricedVersion {
        if let known = prices[id] { return known }
        try refresh(reader)
        guard let known = prices[id] else {
            throw StoreError.corrupt(path: "", detail: "price \(id.number) belongs to no plan")
        }
        return known
    }

    /// The stored amount of a price that is in force on a day.
    func price(
        _ price: String,
        of version: PlanVersionID,
        on day: CivilDate
    ) -> PriceRow? {
        byVersion[version]?.filter { $0.price == price && $0.version.from <= day }
            .max { $0.version.from < $1.version.from }
    }
}

extension PlanShelf {
    /// What a stored subscription agreed to.
    func agreement(
        of row: SubscriptionRow,
        _ gateways: Gateways,
        _ reader: Reader
    ) throws -> Agreement {
        let priced = try priced(row.priceVersion, reader)
        guard let payWith = PaymentMethod(row.payWith) else {
            throw StoreError.corrupt(path: "", detail: "\(row.id) is paid with '\(row.payWith)'")
        }
        return Agreement(
            payer: row.payer,
            plan: row.plan,
            planVersion: row.planVersion,
            priceVersion: row.priceVersion,
            price: priced.row.version.amount,
            renews: priced.price.renews && row.firstTerms == 1 && row.origin.renews,
            isLifetime: priced.price.isLifetime,
            cycle: BillingCycle(
                anchor: row.anchor,
                anchorDay: row.anchorDay,
                cadence: priced.price.cadence
            ),
            billingStart: row.billingStart,
            firstTerms: row.firstTerms,
            proration: priced.plan.billing.proration,
            dunning: priced.plan.dunning,
            chargeLead: priced.plan.billing.chargeLead,
            pause: priced.plan.pause,
            payWith: payWith,
            isPaidLater: gateways.collectsLater(payWith)
        )
    }
}

extension SubscriptionOrigin {
    /// Whether what began like this may go on by itself.
    var renews: Bool {
        switch self {
        case .started, .imported, .fallback: true
        case .gift, .complimentary: false
        }
    }
}

/// What a benefit gives in each window, as lots: uses of a quota, a service, a pass or a delivery.
package struct WindowGrant: Hashable, Sendable {
    package let benefit: String
    /// Uses given with each window.
    package let amount: Int64
    package let window: BenefitWindow
    package let limit: Quota.Limit
    package let rollover: Quota.Rollover?
    package let isProrated: Bool
    package let carriesOverage: Bool
    package let priority: Int

    package init(
        benefit: String,
        amount: Int64,
        window: BenefitWindow,
        limit: Quota.Limit = .hard,
        rollover: Quota.Rollover? = nil,
        isProrated: Bool = false,
        carriesOverage: Bool = false,
        priority: Int = 100
    ) {
        self.benefit = benefit
        self.amount = amount
        self.window = window
        self.limit = limit
        self.rollover = rollover
        self.isProrated = isProrated
        self.carriesOverage = carriesOverage
        self.priority = priority
    }

    /// What its lots are lots of: the benefit's uses, whatever the plan.
    package var holding: Holding { Holding(.uses, benefit) }
}

extension Plan {
    /// What a member of a tier is given in windows, and whether the plan or a tier gives it.
    package func windowGrants(tier: String?) -> [(grant: WindowGrant, source: Lot.Source)] {
        benefits(tier: tier).compactMap { promised in
            promised.benefit.windowGrant.map { ($0, promised.tier == nil ? .plan : .tier) }
        }
    }
}

extension Benefit {
    /// What it gives in windows; `nil` for a benefit without a count.
    package var windowGrant: WindowGrant? {
        switch terms {
        case .quota(let quota):
            guard let amount = quota.amount else { return nil }
            return WindowGrant(
                benefit: id,
                amount: amount,
                window: quota.window,
                limit: quota.limit,
                rollover: quota.rollover,
                isProrated: quota.isProrated,
                carriesOverage: quota.carriesOverage,
                priority: quota.priority
            )
        case .serviceCredit(let credit):
            switch credit.extent {
            case .times(let times): return windowGrant(times)
            case .longer, .within: return nil
            }
        case .guestPass(let pass): return pass.visits.flatMap(windowGrant)
        case .shippingWaiver(let waiver): return waiver.times.flatMap(windowGrant)
        case .access, .config, .discount, .memberPrice, .reward, .multiplier, .grantDrip,
            .priority, .draw, .donation, .feeWaiver, .spendReward:
            return nil
        }
    }

    private func windowGrant(_ times: Allowance) -> WindowGrant? {
        switch times.amount {
        case .units(let units): WindowGrant(benefit: id, amount: units, window: times.window)
        // Uses are counted in pieces; a plan file cannot say anything else.
        case .money: nil
        }
    }

    /// Whether an answer about it needs to know what was used.
    package var isCounted: Bool {
        if case .quota(let quota) = terms { return quota.amount != nil || quota.fairUse != nil }
        return windowGrant != nil
    }

    /// The window it is counted in; `nil` for one that is not.
    package var countedWindow: BenefitWindow? {
        if case .quota(let quota) = terms { return isCounted ? quota.window : nil }
        return windowGrant?.window
    }

    /// Uses that one request for so many takes: a delivery and a visit with guests are one each.
    package func usesNeeded(_ quantity: Int64) -> Int64 {
        switch terms {
        case .shippingWaiver, .guestPass: 1
        case .quota, .serviceCredit, .access, .config, .discount, .memberPrice, .reward,
            .multiplier, .grantDrip, .priority, .draw, .donation, .feeWaiver, .spendReward:
            max(0, quantity)
        }
    }
}

/// So many uses in each window.
package struct Quota: Hashable, Sendable {
    /// Uses given at the start of each window; `nil` is without a limit.
    package let amount: Int64?
    package let window: BenefitWindow
    package let limit: Limit
    /// What no member may use more of in a window, of a quota without a limit or a soft one.
    package let fairUse: Int64?
    /// `nil` when what is left at a reset is lost.
    package let rollover: Rollover?
    /// Whether a window that begins or ends within gives its part by days only, so that a change on
    /// the last day does not give a whole quota.
    package let isProrated: Bool
    /// Whether use beyond a soft limit is taken from the next window.
    package let carriesOverage: Bool
    /// Lots of a lower number burn first.
    package let priority: Int
    /// What one use is, as `visit`; for people.
    package let unit: String?

    package init(
        amount: Int64?,
        window: BenefitWindow,
        limit: Limit = .hard,
        fairUse: Int64? = nil,
        rollover: Rollover? = nil,
        isProrated: Bool = false,
        carriesOverage: Bool = false,
        priority: Int = 100,
        unit: String? = nil
    ) {
        self.amount = amount
        self.window = window
        self.limit = limit
        self.fairUse = fairUse
        self.rollover = rollover
        self.isProrated = isProrated
        self.carriesOverage = carriesOverage
        self.priority = priority
        self.unit = unit
    }

    /// What happens when nothing is left.
    package enum Limit: String, Hashable, Sendable, CaseIterable {
        /// The use is refused.
        case hard
        /// The use goes on and is counted as overage.
        case soft
    }

    /// What goes into the next window: `min(most, max(least, left))` on top of the new amount.
    package struct Rollover: Hashable, Sendable {
        package let least: Int64
        package let most: Int64

        package init(least: Int64 = 0, most: Int64) {
            self.least = least
            self.most = most
        }
    }
}

extension Cadence {
    /// The length in 48ths of a day, by which 12 months are a year of 365.25 days.
    var length: Int64 {
        switch unit {
        case .day: Int64(count) * 48
        case .week: Int64(count) * 336
        case .month: Int64(count) * 1_461
        case .year: Int64(count) * 17_532
        }
    }

    var isMonthAtMost: Bool { length <= 31 * 48 }
}

extension BenefitWindow {
    /// The length in 48ths of a day; `nil` for a window as long as the term.
    var length: Int64? {
        switch self {
        case .once, .term: nil
        case .membershipYear, .calendar(.year): 17_532
        case .every(let cadence): cadence.length
        case .calendar(.day): 48
        case .calendar(.month): 1_461
        case .calendar(.quarter): 4_383
        }
    }

    var isMonthAtMost: Bool { length.map { $0 <= 31 * 48 } ?? false }
}

extension [Benefit] {
    /// What the benefits are worth over a term when all there is of them is used.
    ///
    /// - Returns: minor units; `nil` when no benefit tells a worth, or one has no bound.
    func perceivedValue(in currency: Currency, over term: Cadence) -> Int64? {
        var total: Int64?
        for benefit in self {
            switch benefit.worth {
            case .term(let worth) where worth.currency == currency:
                total = (total ?? 0).addingClamped(worth.minorUnits)
            case .use(let worth) where worth.currency == currency:
                guard let uses = benefit.terms.most else { return nil }
                let window = uses.window?.length
                let (all, overflow) = worth.minorUnits.multipliedReportingOverflow(by: uses.count)
                let value = Rounding.halfAwayFromZero(
                    all,
                    times: window.map { _ in term.length } ?? 1,
                    over: window ?? 1
                )
                guard !overflow, let value else { return nil }
                total = (total ?? 0).addingClamped(value)
            case .term, .use, nil:
                continue
            }
        }
        return total
    }
}

extension BenefitTerms {
    /// The most uses in a window, without one in a term; `nil` without a bound that can be counted.
    fileprivate var most: (count: Int64, window: BenefitWindow?)? {
        switch self {
        case .quota(let quota):
            (quota.amount ?? quota.fairUse).map { ($0, quota.window) }
        case .shippingWaiver(let waiver): waiver.times?.most
        case .guestPass(let pass): pass.visits?.most
        case .feeWaiver(let waiver): waiver.times?.most
        case .serviceCredit(let credit):
            switch credit.extent {
            case .times(let allowance): allowance.most
            case .longer, .within: nil
            }
        case .grantDrip(let drip):
            switch drip.occasion {
            case .join, .renewal: (1, nil)
            case .month: (1, .calendar(.month))
            case .year, .birthday: (1, .calendar(.year))
            }
        case .access, .config, .discount, .memberPrice, .reward, .multiplier, .priority, .draw,
            .donation, .spendReward:
            nil
        }
    }
}

extension Allowance {
    fileprivate var most: (count: Int64, window: BenefitWindow?)? {
        switch amount {
        case .units(let count): (count, window)
        case .money: nil
        }
    }
}

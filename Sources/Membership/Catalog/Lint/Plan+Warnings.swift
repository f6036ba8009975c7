extension Plan {
    /// What in this plan is worth a second look, from the plan as a whole to its benefits.
    package func warnings() -> [PlanWarning] {
        var warnings: [PlanWarning] = []
        if objective == nil {
            warnings.append(
                PlanWarning(
                    code: .noObjective,
                    path: "objective",
                    reason: "The plan has no goal, so nothing says whether it works; choose one of "
                        + "win, keep, defend."
                )
            )
        }
        if controlGroup?.basisPoints ?? 0 == 0 {
            warnings.append(
                PlanWarning(
                    code: .noControlGroup,
                    path: "control_group",
                    reason: "Nobody is kept out for comparison, so what members would have bought "
                        + "anyway looks like a gain."
                )
            )
        }
        warnings += valueWarnings()
        warnings += benefits.flatMap { $0.warnings(path: "benefits.\($0.id)") }
        for tier in tiers?.tiers ?? [] {
            warnings += tier.benefits.flatMap {
                $0.warnings(path: "tiers.\(tier.id).benefits.\($0.id)")
            }
        }
        warnings += pointsWarnings()
        return warnings
    }

    private func pointsWarnings() -> [PlanWarning] {
        let currencies = points?.redemptions.map(\.value.money.currency) ?? []
        guard Set(currencies).count < currencies.count else { return [] }
        return [
            PlanWarning(
                code: .severalConversions,
                path: "points.redemptions",
                reason: "Points are worth different amounts by how many are redeemed; members "
                    + "cannot tell what a point is worth."
            )
        ]
    }

    /// A price that costs more than everything the plan says its benefits are worth.
    private func valueWarnings() -> [PlanWarning] {
        let promised = benefits + (tiers?.tiers.first?.benefits ?? [])
        return prices.compactMap { price in
            guard let fee = price.history.last?.amount, fee.isPositive,
                let value = promised.perceivedValue(in: fee.currency, over: price.cadence),
                value < fee.minorUnits
            else { return nil }
            let worth = Money(minorUnits: value, currency: fee.currency)
            return PlanWarning(
                code: .valueBelowFee,
                path: "prices.\(price.id)",
                reason:
                    "Members pay \(fee) a term for what the plan itself says is worth \(worth); "
                    + "few stay who do not get their fee back."
            )
        }
    }
}

extension Benefit {
    fileprivate func warnings(path: String) -> [PlanWarning] {
        switch terms {
        case .discount(let discount):
            return discountWarnings(discount, path: path)
        case .draw(let draw) where draw.chance.basisPoints < PlanLint.leastChance:
            return [
                PlanWarning(
                    code: .lowChance,
                    path: path,
                    reason:
                        "One ticket in four should win at least; at \(draw.chance) members stop "
                        + "to play."
                )
            ]
        case .reward(let reward):
            var warnings: [PlanWarning] = []
            if reward.cap == nil {
                warnings.append(
                    PlanWarning(
                        code: .uncappedReward,
                        path: path,
                        reason: "The reward has no cap, so one member's spend may cost any amount."
                    )
                )
            }
            return warnings + monthWarnings(reward.validFor, path: path)
        case .spendReward(let reward):
            return monthWarnings(reward.validFor, path: path)
        case .quota(let quota):
            let isOpen = quota.amount == nil || quota.limit == .soft
            guard isOpen, quota.fairUse == nil else { return [] }
            return [
                PlanWarning(
                    code: .unlimitedQuota,
                    path: path,
                    reason: "Nothing bounds what one member may use, and the few who use most can "
                        + "cost more than all fees; give a fair-use cap."
                )
            ]
        case .access, .config, .memberPrice, .shippingWaiver, .multiplier, .grantDrip,
            .serviceCredit, .priority, .guestPass, .draw, .donation, .feeWaiver:
            return []
        }
    }

    private func discountWarnings(_ discount: Discount, path: String) -> [PlanWarning] {
        switch discount.off {
        case .rate(let rate):
            guard rate.basisPoints >= PlanLint.highRate else { return [] }
            return [
                PlanWarning(
                    code: .highDiscount,
                    path: path,
                    reason: "A discount of \(rate) makes members doubt the price; stay below 20%."
                )
            ]
        case .amount:
            return []
        case .ladder(let ladder):
            var warnings: [PlanWarning] = []
            if let top = ladder.steps.map(\.rate.basisPoints).max(), top >= PlanLint.highRate,
                let rate = Rate(basisPoints: top)
            {
                warnings.append(
                    PlanWarning(
                        code: .highLadder,
                        path: path,
                        reason: "The ladder ends at \(rate), which makes members doubt the price; "
                            + "stay below 20%."
                    )
                )
            }
            if case .cumulative(let window, _) = ladder.basis, window.isMonthAtMost {
                warnings += [monthWarning(path: path)]
            }
            return warnings
        }
    }

    private func monthWarnings(_ validFor: Cadence?, path: String) -> [PlanWarning] {
        guard let validFor, validFor.isMonthAtMost else { return [] }
        return [monthWarning(path: path)]
    }

    private func monthWarning(path: String) -> PlanWarning {
        PlanWarning(
            code: .monthBoundReward,
            path: path,
            reason:
                "What is earned must be used within a month; who does not come then learns that "
                + "the programme takes back what it gave."
        )
    }
}

/// The figures that the field warns of.
private enum PlanLint {
    /// From 20 % on a discount scares buyers.
    static let highRate = 2_000
    /// Below 25 % a draw is not worth playing.
    static let leastChance = 2_500
}

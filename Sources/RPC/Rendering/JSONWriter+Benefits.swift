package import JSONText
package import Membership

/// What benefits give, in the words of plan files.
extension JSONWriter {
    /// What a benefit gives.
    /// - Parameter discount: what it takes off the basket that was asked about.
    package mutating func write(_ terms: BenefitTerms, discount: Money? = nil) {
        switch terms {
        case .access: bool(true)
        case .config(let value): write(value)
        case .quota(let quota): write(quota)
        case .discount(let terms): write(terms, discount: discount)
        case .memberPrice(let terms): write(terms)
        case .shippingWaiver(let waiver): write(waiver)
        case .reward(let reward): write(reward)
        case .multiplier(let multiplier):
            object { $0.member("factor_hundredths", multiplier.hundredths) }
        case .grantDrip(let drip): write(drip)
        case .serviceCredit(let credit): write(credit)
        case .priority(let minutes):
            object { $0.member("lead_minutes", minutes) }
        case .guestPass(let pass):
            object { json in
                json.member("guests", pass.guests)
                json.optional("visits", pass.visits) { $0.write($1) }
            }
        case .draw(let draw): write(draw)
        case .donation(let donation): write(donation)
        case .feeWaiver(let waiver): write(waiver)
        case .spendReward(let reward): write(reward)
        }
    }

    private mutating func write(_ value: ConfigValue) {
        switch value {
        case .integer(let number): integer(number)
        case .text(let text): string(text)
        case .flag(let flag): bool(flag)
        case .money(let money):
            object { json in
                json.member("amount", money.minorUnits)
                json.member("currency", money.currency.code)
            }
        }
    }

    private mutating func write(_ quota: Quota) {
        object { json in
            json.member("amount", quota.amount)
            json.member("per", quota.window.description)
            json.member("limit", quota.amount == nil ? nil : quota.limit.rawValue)
            json.member("fair_use", quota.fairUse)
            json.optional("rollover", quota.rollover) { json, rollover in
                json.object {
                    $0.member("least", rollover.least)
                    $0.member("most", rollover.most)
                }
            }
            json.member("prorated", quota.isProrated)
            json.member("carry_overage", quota.carriesOverage)
            json.member("priority", quota.priority)
            json.member("unit", quota.unit)
        }
    }

    private mutating func write(_ terms: Discount, discount: Money?) {
        object { json in
            switch terms.off {
            case .rate(let rate): json.member("rate", rate)
            case .amount(let amount): json.member("amount", amount)
            case .ladder(let ladder):
                json.key("ladder")
                json.write(ladder)
            }
            json.member("order_cap", terms.orderCap)
            json.optional("cap", terms.cap) { $0.write($1) }
            json.member("discount", discount)
        }
    }

    private mutating func write(_ ladder: Ladder) {
        object { json in
            switch ladder.basis {
            case .purchase: json.member("by", "purchase")
            case .quantity: json.member("by", "quantity")
            case .cumulative(let window, let includesThis):
                json.member("by", "spend")
                json.member("per", window.description)
                json.member("including_this", includesThis)
            }
            json.member("currency", ladder.currency?.code)
            json.key("steps")
            json.array(ladder.steps) { json, step in
                json.object {
                    $0.member("from", step.from)
                    $0.member("rate", step.rate)
                }
            }
        }
    }

    private mutating func write(_ terms: MemberPrices) {
        object { json in
            json.key("prices")
            json.array(terms.prices) { json, price in
                json.object {
                    $0.member("product", price.product)
                    $0.member("price", price.price)
                }
            }
        }
    }

    private mutating func write(_ waiver: ShippingWaiver) {
        object { json in
            json.member("speed", waiver.speed)
            json.member("minimum_basket", waiver.minimumBasket)
            json.key("minimum_by_channel")
            json.array(waiver.minimumByChannel) { json, minimum in
                json.object {
                    $0.member("channel", minimum.channel)
                    $0.member("minimum", minimum.minimum)
                }
            }
            json.optional("times", waiver.times) { $0.write($1) }
        }
    }

    private mutating func write(_ credit: ServiceCredit) {
        object { json in
            json.member("service", credit.service)
            switch credit.extent {
            case .times(let times):
                json.key("times")
                json.write(times)
            case .longer(let cadence): json.member("longer", cadence.description)
            case .within(let hours): json.member("within_hours", hours)
            }
        }
    }

    private mutating func write(_ waiver: FeeWaiver) {
        object { json in
            json.member("fee", waiver.fee)
            json.optional("after", waiver.after) { json, condition in
                json.object { json in
                    switch condition {
                    case .spend(let money): json.member("spend", money)
                    case .points(let points): json.member("points", points)
                    }
                }
            }
            json.optional("times", waiver.times) { $0.write($1) }
        }
    }

    /// A share, as people write it and in hundredths of a percent.
    mutating func member(_ key: String, _ rate: Rate?) {
        member(key, rate?.description)
        member("\(key)_basis_points", rate.map { Int64($0.basisPoints) })
    }

    /// So many, or so much money, within a window.
    mutating func write(_ allowance: Allowance) {
        object { json in
            switch allowance.amount {
            case .units(let count): json.member("count", count)
            case .money(let money): json.member("amount", money)
            }
            json.member("per", allowance.window.description)
        }
    }

    /// Where something applies.
    mutating func write(_ scope: BenefitScope) {
        let limits = [
            ("categories", scope.categories), ("products", scope.products),
            ("channels", scope.channels), ("regions", scope.regions),
            ("partners", scope.partners), ("exclude_categories", scope.excludedCategories),
            ("exclude_products", scope.excludedProducts),
        ]
        object { json in
            for (name, values) in limits {
                json.key(name)
                json.array(values) { $0.string($1) }
            }
        }
    }
}

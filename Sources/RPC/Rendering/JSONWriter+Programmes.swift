import JSONText
import Membership

/// Checkout rules, points, and who may join.
extension JSONWriter {
    mutating func write(_ rules: CheckoutRules) {
        object { json in
            switch rules.stacking {
            case .bestOf: json.member("stacking", "best_of")
            case .sequence: json.member("stacking", "sequence")
            case .sumCapped(let limit):
                json.member("stacking", "sum_capped")
                json.member("sum_capped", limit)
            }
            json.member("margin_floor", rules.marginFloor)
            json.key("exclude_categories")
            json.array(rules.excludedCategories) { $0.string($1) }
            json.member("plan_in_cart", rules.allowsPlanInCart)
        }
    }

    mutating func write(_ points: PointsRules) {
        object { json in
            json.member("points", points.id)
            json.member("name", points.name)
            json.key("earn")
            json.write(points.earning)
            json.key("expiry")
            json.write(points.expiry)
            json.key("redeem")
            json.array(points.redemptions) { json, redemption in
                json.object {
                    $0.values(redemption.value)
                    $0.member("least", redemption.least)
                    $0.member("step", redemption.step)
                }
            }
            json.member("from_next_purchase", points.redeemsFromNextPurchase)
            json.optional("cost", points.cost) { $0.write($1) }
            json.member("breakage", points.breakage)
            json.member("negative", points.mayGoNegative)
            json.member("household_transfer", points.transfersInHousehold)
            switch points.afterEnd {
            case .kept: json.member("after_end", "keep")
            case .forfeited: json.member("after_end", "forfeit")
            case .keptFor(let cadence): json.member("after_end", cadence.description)
            }
            json.key("partners")
            json.array(points.partners) { json, partner in
                json.object { json in
                    json.member("partner", partner.id)
                    json.member("name", partner.name)
                    json.member("earns", partner.earns)
                    json.member("burns", partner.burns)
                    json.key("price")
                    json.write(partner.price)
                }
            }
        }
    }

    private mutating func write(_ earning: PointsEarning) {
        object { json in
            json.key("rates")
            json.array(earning.rates) { $0.write($1) }
            json.member("base", earning.base.rawValue)
            json.member("most_per_purchase", earning.purchaseCap)
            json.optional("cap", earning.cap) { $0.write($1) }
            json.member("pending", earning.pendingFor?.description)
            json.key("scope")
            json.write(earning.scope)
        }
    }

    private mutating func write(_ expiry: PointsExpiry) {
        object { json in
            json.member("after", expiry.after?.description)
            json.member("rounding", expiry.after == nil ? nil : expiry.rounding.rawValue)
            json.member("inactivity", expiry.inactivity?.description)
            json.optional("decay", expiry.decay) { json, decay in
                json.object {
                    $0.member("after", decay.after.description)
                    $0.member("every", decay.every.description)
                    $0.member("rate", decay.rate)
                    $0.member("least", decay.least)
                    $0.member("all_after", decay.allAfter?.description)
                }
            }
        }
    }

    private mutating func write(_ value: PointsValue) {
        object { $0.values(value) }
    }

    private mutating func values(_ value: PointsValue) {
        member("points", value.points)
        member("amount", value.money)
    }

    mutating func write(_ rules: HouseholdRules) {
        object { json in
            json.member("adults", rules.adults)
            json.member("teens", rules.teens)
            json.member("children", rules.children)
            json.member("same_address", rules.sameAddress)
            json.member("shared_payment", rules.sharedPayment)
            json.optional("extra_seats", rules.extraSeats) { json, seats in
                json.object {
                    $0.member("plan", seats.plan)
                    $0.member("most", seats.most)
                }
            }
            json.member("rejoin_lock", rules.rejoinLock?.description)
            json.optional("shared", rules.shared) { json, benefits in
                json.array(benefits) { $0.string($1) }
            }
            json.member("in_trial", rules.inTrial)
        }
    }

    mutating func write(_ rules: AdmissionRules) {
        object { json in
            json.member("invitation", rules.byInvitation)
            json.member("verified", rules.verified)
            json.member("capacity", rules.capacity.map { Int64($0) })
            json.member("waitlist", rules.hasWaitlist)
            json.member("place_kept", rules.placeKeptFor?.description)
        }
    }

    mutating func write(_ rules: ReferralRules) {
        object { json in
            json.optional("referrer", rules.referrer) { $0.write($1) }
            json.optional("friend", rules.friend) { $0.write($1) }
            json.member("after", rules.after.rawValue)
            json.optional("most", rules.most) { $0.write($1) }
        }
    }
}

package import JSONText
package import Membership

/// The tiers of a plan, in the words of plan files.
extension JSONWriter {
    package mutating func write(_ set: TierSet) {
        object { json in
            json.member("tier_set", set.id)
            json.member("name", set.name)
            json.key("metrics")
            json.array(set.metrics) { $0.write($1) }
            json.member("combine", set.combination.rawValue)
            json.key("window")
            json.write(set.window)
            json.member("upgrade", set.upgrade.rawValue)
            json.key("review")
            json.write(set.review)
            json.key("validity")
            json.write(set.validity)
            json.member("downgrade", set.downgrade.rawValue)
            json.member("soft_landing", set.softLanding)
            json.member("grace", set.grace?.description)
            json.optional("inactivity", set.inactivity) { json, rule in
                json.object {
                    $0.member("every", rule.every.description)
                    $0.member("steps", rule.steps)
                }
            }
            json.member("rollover_excess", set.rollsOver)
            json.key("tiers")
            json.array(set.tiers) { $0.write($1) }
            json.key("milestones")
            json.array(set.milestones) { json, milestone in
                json.object { json in
                    json.member("milestone", milestone.id)
                    json.member("metric", milestone.metric)
                    json.member("at", milestone.at)
                    json.key("award")
                    json.write(milestone.award)
                }
            }
            json.optional("match", set.match) { $0.write($1) }
        }
    }

    /// One tier with its benefits.
    package mutating func write(_ tier: Tier) {
        object { json in
            json.member("tier", tier.id)
            json.member("name", tier.name)
            json.key("thresholds")
            json.array(tier.thresholds) { json, threshold in
                json.object { json in
                    json.member("from", threshold.from)
                    json.key("earn")
                    json.figures(threshold.earn)
                    json.key("retain")
                    json.figures(threshold.retain)
                }
            }
            json.key("lifetime")
            json.figures(tier.lifetime)
            json.key("benefits")
            json.array(tier.benefits) { $0.write($1) }
            json.key("on_enter")
            json.array(tier.onEnter) { $0.write($1) }
            json.key("on_requalify")
            json.array(tier.onRequalify) { $0.write($1) }
        }
    }

    private mutating func write(_ metric: QualifyingMetric) {
        object { json in
            json.member("metric", metric.id)
            switch metric.measure {
            case .netSpend(let currency):
                json.member("measure", "net_spend")
                json.member("currency", currency.code)
            case .grossSpend(let currency):
                json.member("measure", "gross_spend")
                json.member("currency", currency.code)
            case .points: json.member("measure", "points")
            case .orders: json.member("measure", "orders")
            case .items: json.member("measure", "items")
            case .tenure: json.member("measure", "tenure")
            }
            json.member("most_per_purchase", metric.purchaseCap)
            json.member("rolls_over", metric.rollsOver)
            json.key("scope")
            json.write(metric.scope)
        }
    }

    private mutating func write(_ window: TierWindow) {
        switch window {
        case .membershipYear: string("membership_year")
        case .lifetime: string("lifetime")
        case .year(let first): object { $0.member("year_from", first.description) }
        case .rolling(let months): object { $0.member("rolling", "P\(months)M") }
        case .sinceTierEntry(let cadence): object { $0.member("since_entry", cadence.description) }
        }
    }

    private mutating func write(_ review: TierSet.Review) {
        switch review {
        case .statusEnd: string("status_end")
        case .realTime: string("real_time")
        case .anniversary: string("anniversary")
        case .day(let day): object { $0.member("day", day.description) }
        }
    }

    private mutating func write(_ validity: StatusValidity) {
        switch validity {
        case .endOfNextWindow: string("end_of_next_window")
        case .whileQualified: string("while_qualified")
        case .lasting(let cadence): object { $0.member("lasting", cadence.description) }
        case .fixedDay(let day): object { $0.member("fixed_day", day.description) }
        }
    }

    private mutating func write(_ match: StatusMatch) {
        object { json in
            json.member("provisional", match.provisional.description)
            json.key("challenge")
            json.figures(match.challenge)
            json.member("once_every", match.onceEvery?.description)
        }
    }

    /// Figures by metric, in the order of their names: a dictionary has none.
    mutating func figures(_ figures: [String: Int64]) {
        object { json in
            for (metric, figure) in figures.sorted(by: { $0.key < $1.key }) {
                json.member(metric, figure)
            }
        }
    }
}

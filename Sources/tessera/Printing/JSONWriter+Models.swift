import JSONText
import Membership
import Profitability
import RPC

/// What `tessera model` answers to programs. Amounts are numbers in major units of `currency`, because
/// they are expectations; rates and shares are numbers of ones; what is not known is null.
extension JSONWriter {
    /// A figure of a model, with all its digits.
    mutating func figure(_ key: String, _ value: Double?) {
        self.key(key)
        figure(value)
    }

    /// A figure, or `null` where there is none.
    mutating func figure(_ value: Double?) {
        if let value, value.isFinite { raw(FigureText.number(value)) } else { null() }
    }

    // MARK: - Run

    mutating func write(_ loaded: LoadedModel, _ summary: ModelSummary) {
        let projection = summary.projection
        object { json in
            json.writeHead(loaded, projection)
            json.key("totals")
            json.object { $0.writeTotals(summary) }
            json.key("member_year")
            json.write(summary.year)
            json.key("lifetime")
            json.write(summary.lifetime, termMonths: projection.behaviour.termMonths)
            json.member("payback_month", projection.paybackMonth.map(Int64.init))
            json.member("earned_payback_month", projection.earnedPaybackMonth.map(Int64.init))
            json.member("member_payback_month", projection.memberPaybackMonth.map(Int64.init))
            json.figure("involuntary_share", summary.involuntaryShare)
            json.figure("break_even_joiners", summary.breakEvenJoiners)
            json.key("benefits")
            json.array(Array(zip(projection.behaviour.benefits, projection.joiners.flow.costs))) {
                json,
                pair in
                json.object {
                    $0.member("benefit", pair.0.id)
                    $0.member("name", pair.0.name)
                    $0.figure("cost_year", 12 * pair.1)
                }
            }
            json.key("total")
            json.array(projection.total) { $0.write($1) }
            json.key("member")
            json.array(projection.member) { $0.write($1) }
            json.writeEnd(loaded.model)
        }
    }

    private mutating func writeHead(_ loaded: LoadedModel, _ projection: Projection) {
        let behaviour = projection.behaviour
        member("model", loaded.model.id)
        member("name", loaded.model.name)
        member("plan", loaded.model.plan.id)
        member("price", loaded.model.price.id)
        member("currency", loaded.model.price.currency.code)
        figure("fee", behaviour.fee)
        figure("term_months", behaviour.termMonths)
        member("paid_once", behaviour.isPaidOnce)
        member("months", loaded.months)
        member("scenario", loaded.scenario)
        key("changes")
        object { json in
            if let fee = loaded.changes.fee { json.figure(ModelInput.feePath, fee) }
            for assumption in loaded.model.assumptions {
                guard let value = loaded.changes.values[assumption.key] else { continue }
                json.figure(assumption.key.path, value / assumption.unit.scale)
            }
        }
        figure("people", behaviour.people)
        figure("join_share", projection.joiners.share)
        figure("use_ratio", projection.joiners.useRatio)
    }

    private mutating func writeTotals(_ summary: ModelSummary) {
        let last = summary.projection.total.last
        figure("joined", summary.projection.joined)
        figure("members_at_end", last?.members)
        figure("fee_cash", summary.sum(\.feeCash))
        figure("recognised", summary.sum(\.recognised))
        figure("deferred", last?.deferred)
        figure("incremental_margin", summary.sum(\.incrementalMargin))
        figure("benefit_cost", summary.sum(\.benefitCost))
        figure("cannibalisation", summary.sum(\.cannibalisation))
        figure("payment_cost", summary.sum(\.paymentCost))
        figure("service_cost", summary.sum(\.serviceCost))
        figure("contribution", summary.sum(\.contribution))
        figure("acquisition_cost", summary.sum(\.acquisitionCost))
        figure("programme_cost", summary.sum(\.programmeCost))
        figure("result", summary.projection.result)
        figure("cumulative_cash", last?.cumulativeCash)
        figure("baseline_margin", summary.baselineMargin)
    }

    private mutating func write(_ year: MemberYear) {
        object { json in
            json.figure("fee", year.fee)
            json.figure("incremental_margin", year.incrementalMargin)
            json.figure("benefit_cost", year.benefitCost)
            json.figure("cannibalisation", year.cannibalisation)
            json.figure("payment_cost", year.paymentCost)
            json.figure("service_cost", year.serviceCost)
            json.figure("contribution", year.contribution)
            json.figure("baseline_orders", year.baselineOrders)
            json.figure("extra_orders", year.extraOrders)
            json.figure("worth", year.worth)
        }
    }

    private mutating func write(_ lifetime: LifetimeValue, termMonths: Double) {
        object { json in
            json.figure("first_term", lifetime.firstTerm)
            json.figure("later_term", lifetime.laterTerm)
            json.figure("ltv_now", lifetime.now)
            json.figure("ltv_later", lifetime.later)
            json.figure("ltv_undiscounted", lifetime.undiscounted)
            json.figure("terms", lifetime.terms)
            json.figure("months", lifetime.months)
            json.member("cut", lifetime.isCut)
            json.figure("cac", lifetime.acquisition)
            json.figure("ltv_cac", lifetime.ratio)
            json.figure("cac_payback_months", lifetime.paybackMonths(termMonths: termMonths))
        }
    }

    private mutating func write(_ month: ProjectedMonth) {
        object { json in
            json.member("month", month.month)
            json.figure("joined", month.joined)
            json.figure("members", month.members)
            json.figure("on_trial", month.onTrial)
            json.figure("unconverted", month.unconverted)
            json.figure("left", month.left)
            json.figure("failed", month.failed)
            json.figure("charges", month.charges)
            json.figure("fee_cash", month.feeCash)
            json.figure("recognised", month.recognised)
            json.figure("deferred", month.deferred)
            json.figure("extra_orders", month.extraOrders)
            json.figure("incremental_margin", month.incrementalMargin)
            json.figure("benefit_cost", month.benefitCost)
            json.figure("cannibalisation", month.cannibalisation)
            json.figure("payment_cost", month.paymentCost)
            json.figure("service_cost", month.serviceCost)
            json.figure("contribution", month.contribution)
            json.figure("acquisition_cost", month.acquisitionCost)
            json.figure("programme_cost", month.programmeCost)
            json.figure("cash", month.cash)
            json.figure("cumulative_cash", month.cumulativeCash)
        }
    }

    /// What every answer ends with: what it rests on, and how it is meant.
    private mutating func writeEnd(_ model: EconomicModel) {
        key("assumptions")
        array(model.assumptions) { $0.write($1) }
        strings("notes", model.notes)
        strings("conventions", model.conventions)
    }

    private mutating func strings(_ key: String, _ texts: [String]) {
        self.key(key)
        array(texts) { $0.string($1) }
    }

    private mutating func write(_ assumption: Assumption) {
        let scale = assumption.unit.scale
        object { json in
            json.member("figure", assumption.key.path)
            json.member("title", assumption.key.profile.title)
            json.figure("value", assumption.value / scale)
            json.member("unit", assumption.unit.text)
            json.member("distribution", assumption.distribution.name)
            json.figure("low", assumption.interval.map { $0.lowerBound / scale })
            json.figure("high", assumption.interval.map { $0.upperBound / scale })
            json.member("source", assumption.source)
            json.member("method", assumption.method.rawValue)
        }
    }

    // MARK: - Break-even

    mutating func write(_ loaded: LoadedModel, _ answer: BreakEven) {
        object { json in
            json.member("model", loaded.model.id)
            json.member("currency", loaded.model.price.currency.code)
            json.figure("term_months", answer.behaviour.termMonths)
            json.key("fee")
            json.write(answer.fee, now: answer.behaviour.fee)
            json.key("orders")
            json.object {
                $0.figure("baseline_year", answer.orders.baseline)
                $0.figure("expected_extra_year", answer.orders.expected)
                $0.figure("contribution_without", answer.orders.without)
                $0.figure("needed_extra_year", answer.orders.needed)
                $0.figure("needed_uplift", answer.orders.neededUplift)
                $0.figure("needed_costs_held", answer.orders.costsHeld)
            }
            json.key("member")
            json.write(answer.member)
            json.key("discount_traps")
            json.array(answer.traps) { json, trap in
                json.object {
                    $0.member("benefit", trap.benefit)
                    $0.figure("discount", trap.discount)
                    $0.figure("margin", trap.margin)
                    $0.figure("profit_lost", trap.profitLost)
                    $0.figure("volume_needed", trap.volumeNeeded)
                    $0.figure("volume_tolerated", trap.volumeTolerated)
                }
            }
            json.writeEnd(loaded.model)
        }
    }

    private mutating func write(_ answer: FeeBreakEven, now: Double) {
        object { json in
            switch answer.answer {
            case .at(let point):
                json.member("answer", "at")
                json.figure("fee", point.fee)
                json.figure("join_share", point.share)
            case .free:
                json.member("answer", "free")
                json.figure("fee", 0)
                json.figure("join_share", answer.points.first?.share)
            case .lightUsersLeave:
                json.member("answer", "none_light_users_leave")
                json.figure("fee", nil)
                json.figure("join_share", nil)
            case .nobodyLeft:
                json.member("answer", "none_nobody_joins")
                json.figure("fee", nil)
                json.figure("join_share", nil)
            }
            json.figure("of_present_joiners", answer.ofPresentJoiners)
            json.figure("now", now)
            json.figure("best", answer.best?.fee)
            json.key("points")
            json.array(answer.points) { json, point in
                json.object {
                    $0.figure("fee", point.fee)
                    $0.figure("join_share", point.share)
                    $0.figure("use_ratio", point.useRatio)
                    $0.figure("contribution_year", point.year?.contribution)
                    $0.figure("total_year", point.total(people: answer.people))
                }
            }
        }
    }

    private mutating func write(_ answer: MemberBreakEven) {
        object { json in
            json.figure("fee_year", answer.fee)
            json.key("benefits")
            json.array(answer.lines) { json, line in
                json.object {
                    $0.member("benefit", line.benefit)
                    $0.member("unit", line.unit.rawValue)
                    $0.figure("saving", line.saving)
                    $0.figure("count_year", line.count)
                }
            }
            json.figure("fixed_worth_year", answer.fixedWorth)
            json.figure("saving_per_order", answer.savingPerOrder)
            json.figure("orders_year", answer.orders)
            json.figure("share_of_people", answer.shareOfPeople)
            json.figure("share_of_joiners", answer.shareOfJoiners)
        }
    }

    // MARK: - Sensitivity

    mutating func write(_ loaded: LoadedModel, _ answer: SensitivityAnswer) {
        object { json in
            json.member("model", loaded.model.id)
            json.member("currency", loaded.model.price.currency.code)
            json.member("months", loaded.months)
            json.member("outcome", answer.tornado.outcome.rawValue)
            json.figure("base", answer.tornado.base)
            json.key("tornado")
            json.array(answer.tornado.bars) { json, bar in
                json.object {
                    $0.member("figure", bar.input.path)
                    $0.member("title", bar.title)
                    $0.member("unit", bar.unit.text)
                    $0.figure("base", bar.base / bar.unit.scale)
                    $0.figure("low", bar.swing.low / bar.unit.scale)
                    $0.figure("high", bar.swing.high / bar.unit.scale)
                    $0.member("by", bar.swing.origin.rawValue)
                    $0.figure("at_low", bar.atLow)
                    $0.figure("at_high", bar.atHigh)
                    $0.figure("width", bar.width)
                }
            }
            json.key("grid")
            if let grid = answer.grid { json.write(grid) } else { json.null() }
            json.key("scenarios")
            json.array(answer.scenarios) { json, scenario in
                json.object {
                    $0.member("scenario", scenario.id)
                    $0.member("name", scenario.name)
                    $0.figure("fee", scenario.summary.projection.behaviour.fee)
                    $0.figure("join_share", scenario.summary.projection.joiners.share)
                    $0.figure("contribution_year", scenario.summary.year.contribution)
                    $0.figure("ltv_now", scenario.summary.lifetime.now)
                    $0.figure("result", scenario.summary.projection.result)
                    $0.figure(
                        "cumulative_cash",
                        scenario.summary.projection.total.last?.cumulativeCash
                    )
                    let payback = scenario.summary.projection.paybackMonth
                    $0.member("payback_month", payback.map(Int64.init))
                }
            }
            json.writeEnd(loaded.model)
        }
    }

    private mutating func write(_ grid: SensitivityGrid) {
        object { json in
            for (name, axis) in [("rows", grid.rows), ("columns", grid.columns)] {
                json.key(name)
                json.object {
                    $0.member("figure", axis.input.path)
                    $0.member("unit", axis.unit.text)
                    $0.key("values")
                    $0.array(axis.values) { $0.figure($1 / axis.unit.scale) }
                }
            }
            json.key("cells")
            json.array(grid.cells) { json, row in
                json.array(row) { $0.figure($1) }
            }
        }
    }

    // MARK: - Comparison

    mutating func write(_ comparison: ModelComparison) {
        object { json in
            let first = comparison.columns.first
            json.member("currency", first?.model.price.currency.code)
            json.member("months", first?.summary.projection.total.count ?? 0)
            json.key("none")
            json.object {
                $0.figure("people", first?.summary.projection.behaviour.people)
                $0.figure("margin", comparison.baseline)
            }
            json.key("plans")
            json.array(comparison.columns) { json, column in
                let projection = column.summary.projection
                json.object {
                    $0.member("model", column.model.id)
                    $0.member("plan", column.model.plan.id)
                    $0.figure("fee", projection.behaviour.fee)
                    $0.figure("people", projection.behaviour.people)
                    $0.figure("join_share", projection.joiners.share)
                    $0.key("totals")
                    $0.object { $0.writeTotals(column.summary) }
                    $0.key("member_year")
                    $0.write(column.summary.year)
                    $0.key("lifetime")
                    $0.write(
                        column.summary.lifetime,
                        termMonths: projection.behaviour.termMonths
                    )
                    $0.member("payback_month", projection.paybackMonth.map(Int64.init))
                    let earned = projection.earnedPaybackMonth
                    $0.member("earned_payback_month", earned.map(Int64.init))
                    $0.figure(
                        "margin_in_all",
                        column.summary.baselineMargin + projection.result
                    )
                    $0.strings("notes", column.model.notes)
                    $0.strings("conventions", column.model.conventions)
                }
            }
        }
    }
}

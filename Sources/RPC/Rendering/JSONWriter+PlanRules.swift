import JSONText
import Membership

/// The rules of a plan beside its prices and benefits.
extension JSONWriter {
    mutating func write(_ trial: Trial) {
        object { json in
            json.member("length", trial.length.description)
            json.key("leaves_out")
            json.array(trial.benefitsLeftOut) { $0.string($1) }
            json.member("converts_to", trial.convertsTo)
            json.member("payment_method", trial.methodRequired ? "required" : "optional")
        }
    }

    mutating func write(_ billing: BillingRules) {
        object { json in
            json.member("mode", billing.mode.rawValue)
            json.member("proration", billing.proration.rawValue)
            json.member("catch_up", billing.catchUp)
            json.member("charge_lead_days", billing.chargeLead)
            json.member("alignment", billing.alignment.text)
            json.member("prepay_up_to", billing.longestPrepayment)
            json.member("balance", billing.balanceUse.rawValue)
            json.key("minimum_charges")
            json.array(billing.minimumCharges) { $0.value($1) }
        }
    }

    mutating func write(_ offer: Offer) {
        object { json in
            json.member("offer", offer.id)
            json.member("kind", offer.audience.kind.rawValue)
            switch offer.audience {
            case .firstTime: break
            // The code itself is for those who were given it.
            case .code: break
            case .lapsed(let days): json.member("lapsed_more_than_days", days)
            }
            json.key("effect")
            json.write(offer.effect)
            json.member("terms", offer.terms.map { Int64($0) })
            json.key("prices")
            json.array(offer.prices) { $0.string($1) }
            json.member("from", offer.from)
            json.member("until", offer.until)
            json.member("limit", offer.limit.map { Int64($0) })
            json.member("limit_per_member", offer.limitPerMember)
        }
    }

    mutating func write(_ effect: OfferEffect) {
        object { json in
            switch effect {
            case .price(let money): json.member("price", money)
            case .percent(let rate): json.member("percent_basis_points", rate.basisPoints)
            case .amount(let money): json.member("amount", money)
            }
        }
    }

    mutating func write(_ rules: ChangeRules) {
        object { json in
            json.member("upgrade", rules.upgrade.rawValue)
            json.member("downgrade", rules.downgrade.rawValue)
            json.member("interval", rules.interval.rawValue)
            json.member("credit", rules.credit.rawValue)
        }
    }

    mutating func write(_ rules: PauseRules) {
        object { json in
            json.member("longest", rules.longest)
            json.member("resume", rules.resume.rawValue)
            json.member("credits_unused_time", rules.creditsUnusedTime)
        }
    }

    mutating func write(_ rule: RefundRule) {
        object { json in
            json.member("rule", rule.basis.name.rawValue)
            switch rule.basis {
            case .within(let hours): json.member("hours", hours)
            case .ifUnused, .proRata, .fullAnyTime, .netOfBenefits, .none: break
            }
            json.key("regions")
            json.array(rule.regions) { $0.string($1) }
            json.member("to", rule.to.rawValue)
        }
    }

    mutating func write(_ rules: TaxRules) {
        object { json in
            json.member("prices_include", rules.pricesInclude)
            json.key("rates")
            json.array(rules.rates) { json, rate in
                json.object {
                    $0.member("region", rate.region)
                    $0.member("basis_points", rate.rate.basisPoints)
                    $0.member("from", rate.from)
                }
            }
        }
    }

    mutating func write(_ rules: NoticeRules) {
        object { json in
            json.key("packs")
            json.array(rules.packs) { $0.string($1.rawValue) }
            json.key("begins")
            json.array(rules.packs.filter { $0.inForce != nil }) { json, pack in
                json.object {
                    $0.member("pack", pack.rawValue)
                    $0.member("from", pack.inForce)
                }
            }
            json.member("days_before_renewal", rules.beforeRenewal.map { Int64($0) })
        }
    }

    mutating func write(_ dunning: DunningPolicy) {
        object { json in
            json.key("retry_after_days")
            json.array(dunning.retryOffsets) { $0.integer($1) }
            json.member("grace_days", dunning.graceDays)
            json.member("hold_days", dunning.holdDays)
            json.member("hard_decline", dunning.hardDecline.rawValue)
            json.key("end")
            switch dunning.end {
            case .cancel: json.string("cancel")
            case .hold: json.string("hold")
            case .fallback(let plan, let price):
                json.object {
                    $0.member("plan", plan)
                    $0.member("price", price)
                }
            }
        }
    }

    mutating func write(_ eligibility: Eligibility) {
        object { json in
            json.member("kind", eligibility.kind)
            json.member("verify_every", eligibility.verifyEvery?.description)
            json.member("fallback", eligibility.fallback)
        }
    }

    /// What may be missing, or null.
    mutating func optional<Value>(
        _ key: String,
        _ value: Value?,
        _ write: (inout JSONWriter, Value) -> Void
    ) {
        self.key(key)
        if let value { write(&self, value) } else { null() }
    }

    private mutating func value(_ money: Money) {
        object {
            $0.member("amount", money.minorUnits)
            $0.member("currency", money.currency.code)
        }
    }
}

extension Alignment {
    /// As plan files spell it: `start`, `calendar`, or a day of the month.
    fileprivate var text: String {
        switch self {
        case .start: "start"
        case .calendar: "calendar"
        case .dayOfMonth(let day): "\(day)"
        }
    }
}

package import Engine
package import JSONText
package import Membership

extension JSONWriter {
    /// What a membership cost and brought in its term.
    package mutating func write(_ view: StatementView) {
        let statement = view.statement
        object { json in
            json.member("member", view.member)
            json.member("subscription", view.subscription.description)
            json.member("plan", view.plan)
            json.member("name", view.planName)
            json.member("state", view.state.rawValue)
            json.member("term_start", statement.period.start)
            json.member("term_end", statement.period.knownEnd)
            json.member("fee_paid", statement.fee)
            json.key("benefits")
            json.array(statement.lines) { json, line in
                json.object { json in
                    json.member("benefit", line.benefit)
                    json.member("name", line.name)
                    json.member("uses", line.uses)
                    json.member("value", line.value)
                }
            }
            json.member("value", statement.value)
            json.member("worth_it", statement.verdict.word)
            json.member("difference", statement.verdict.difference)
            json.optional("tier", statement.tier) { json, standing in
                json.object { json in
                    json.member("tier_set", view.tiers?.id)
                    json.member("tier", standing.tier)
                    json.member("valid_until", standing.validUntil?.description)
                    json.optional("next", standing.outlook.next) { $0.write($1) }
                    json.optional("keep", standing.outlook.keep) { $0.write($1) }
                }
            }
            json.optional("points", view.points) { $0.write($1) }
        }
    }
}

extension MemberStatement.Verdict {
    /// As answers spell it: `yes`, `no`, or `unknown` where no benefit has a known worth.
    package var word: String {
        switch self {
        case .worthIt: "yes"
        case .notWorthIt: "no"
        case .unknown: "unknown"
        }
    }

    /// By how much the value is above the fee, or below it; `nil` where nothing is known.
    package var difference: Money? {
        switch self {
        case .worthIt(let gain): gain
        case .notWorthIt(let short):
            Money(minorUnits: 0 - short.minorUnits, currency: short.currency)
        case .unknown: nil
        }
    }
}

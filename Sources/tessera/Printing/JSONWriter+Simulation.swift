import JSONText
import Membership
import Profitability
import RPC

extension JSONWriter {
    /// What a simulation came to.
    mutating func write(_ result: SimulationResult) {
        let simulation = result.simulation
        object { json in
            json.member("model", simulation.model.id)
            json.member("currency", simulation.model.price.currency.code)
            json.key("seed")
            json.raw("\(simulation.seed)")
            json.member("months", simulation.months)
            json.member("members", simulation.members)
            json.member("worlds", simulation.worlds)
            json.key("result")
            json.write(result.result, loss: true)
            json.key("cash")
            json.write(result.cash, loss: true)
            json.key("member")
            json.write(result.member, loss: true)
            json.key("joined")
            json.write(result.joined)
            json.key("expected")
            json.object { json in
                json.key("result")
                json.figure(result.expectedResult)
                json.key("member")
                json.figure(result.expectedOfMember)
            }
            json.key("payback_month")
            if let payback = result.payback { json.write(payback) } else { json.null() }
            json.key("never_paid_back")
            json.figure(result.neverPaidBack)
            json.key("monthly")
            json.array(result.months) { json, month in
                json.object { json in
                    json.member("month", month.month)
                    json.key("members")
                    json.figure(month.members)
                    json.key("fee_cash")
                    json.figure(month.feeCash)
                    json.key("contribution")
                    json.figure(month.contribution)
                    json.key("cumulative_cash")
                    json.write(month.cumulativeCash)
                }
            }
            json.key("conventions")
            json.array(SimulationResult.conventions) { $0.string($1) }
        }
    }

    private mutating func write(_ outcomes: Outcomes, loss: Bool = false) {
        object { json in
            let figures = [
                ("mean", outcomes.mean), ("standard_error", outcomes.standardError),
                ("standard_deviation", outcomes.standardDeviation), ("p5", outcomes.p5),
                ("p50", outcomes.p50), ("p95", outcomes.p95),
            ]
            for (name, value) in figures {
                json.key(name)
                json.figure(value)
            }
            if loss {
                json.key("probability_of_loss")
                json.figure(outcomes.loss)
            }
        }
    }
}

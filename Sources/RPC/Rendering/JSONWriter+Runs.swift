package import Engine
package import JSONText
import Membership

extension JSONWriter {
    package mutating func write(_ summary: RunSummary) {
        object { json in
            json.member("run", summary.run.map { "run_\($0)" })
            json.member("until", summary.until)
            json.member("nothing_due", summary.isIdle)
            json.member("due", summary.due)
            json.member("activated", summary.activated)
            json.member("renewed", summary.renewed)
            json.member("recovered", summary.recovered)
            json.member("trials_started", summary.trialsStarted)
            json.member("declined", summary.declined)
            json.member("past_due", summary.pastDue)
            json.member("on_hold", summary.onHold)
            json.member("ended", summary.ended)
            json.member("unknown", summary.unknown)
            json.member("parked", summary.parked)
            json.member("held_back", summary.heldBack)
            json.key("collected")
            let collected = summary.collected.sorted { $0.key.code < $1.key.code }
            json.array(collected) { json, part in
                json.object {
                    $0.member("amount", part.value)
                    $0.member("currency", part.key.code)
                }
            }
            json.key("findings")
            json.array(summary.findings) { $0.string($1) }
            json.member("milliseconds", summary.milliseconds)
        }
    }

    package mutating func write(_ advance: ClockAdvance) {
        object { json in
            json.member("from", advance.from)
            json.member("now", advance.now)
            json.member("days", advance.days)
            json.key("run")
            json.write(advance.summary)
        }
    }

    package mutating func write(_ line: PreviewLine) {
        object { json in
            json.member("subscription", line.subscription.description)
            json.member("member", line.member)
            json.member("plan", line.plan)
            json.member("action", line.action.rawValue)
            json.member("due_at", line.dueAt)
            json.member("amount", line.amount?.minorUnits)
            json.member("currency", line.amount?.currency.code)
            json.member("pay_with", line.payWith)
        }
    }
}

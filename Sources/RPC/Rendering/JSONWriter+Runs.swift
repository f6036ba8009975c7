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
            json.member("changed", summary.changed)
            json.member("paused", summary.paused)
            json.member("resumed", summary.resumed)
            json.member("declined", summary.declined)
            json.member("past_due", summary.pastDue)
            json.member("on_hold", summary.onHold)
            json.member("ended", summary.ended)
            json.member("unknown", summary.unknown)
            json.member("parked", summary.parked)
            json.member("held_back", summary.heldBack)
            json.member("held_for_notice", summary.heldForNotice)
            json.member("notices", summary.notices)
            json.member("refunds", summary.refunds)
            json.member("expired_credits", summary.expired)
            json.write(amounts: summary.collected, "collected")
            json.write(amounts: summary.refunded, "refunded")
            json.write(amounts: summary.toCharge, "to_charge")
            json.key("waiting_for_notice")
            json.array(summary.holds) { $0.write($1) }
            json.key("findings")
            json.array(summary.findings) { $0.string($1) }
            json.member("milliseconds", summary.milliseconds)
        }
    }

    /// One sum a currency, in minor units.
    private mutating func write(amounts: [Currency: Int64], _ key: String) {
        self.key(key)
        array(amounts.sorted { $0.key.code < $1.key.code }) { json, part in
            json.object {
                $0.member("amount", part.value)
                $0.member("currency", part.key.code)
            }
        }
    }

    private mutating func write(_ hold: ChargeHold) {
        object { json in
            json.member("subscription", hold.subscription.description)
            json.member("member", hold.member)
            json.member("until", hold.until)
            json.member("missing", hold.missing.rawValue)
            json.member("pack", hold.pack.rawValue)
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

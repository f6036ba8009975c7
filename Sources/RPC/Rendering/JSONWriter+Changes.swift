package import Engine
package import JSONText
import Membership
import Store

extension JSONWriter {
    /// A change of plan or price, waiting or decided.
    package mutating func write(_ change: ChangeView) {
        object { json in
            json.member("plan", change.plan)
            json.member("price", change.price)
            json.member("amount", change.amount.minorUnits)
            json.member("currency", change.amount.currency.code)
            json.member("timing", change.timing.rawValue)
            json.member("state", change.state.rawValue)
            json.member("effective_on", change.effectiveOn)
            json.member("invoice", change.invoice?.description)
        }
    }

    /// What a change would come to: `{..., lines: [...], total, left_over, carries, next_term}`.
    package mutating func write(_ preview: ChangePreview) {
        object { json in
            json.member("subscription", preview.subscription.description)
            json.member("plan_before", preview.planBefore)
            json.member("price_before", preview.priceBefore)
            json.member("plan", preview.plan)
            json.member("price", preview.price)
            json.member("amount", preview.amount)
            json.member("direction", preview.direction.rawValue)
            json.member("timing", preview.timing.rawValue)
            json.member("effective_on", preview.effectiveOn)
            json.key("lines")
            json.write(lines: preview.lines)
            json.member("total", preview.total)
            json.member("left_over", preview.leftOver)
            json.member("carries", preview.carries)
            json.member("paid_until", preview.paidUntil)
            json.key("next_term")
            if let next = preview.nextTerm {
                json.write(bill: next.lines, total: next.total)
            } else {
                json.null()
            }
        }
    }

    package mutating func write(_ recorded: RecordedPayment) {
        object { json in
            json.key("invoice")
            json.write(recorded.invoice)
            json.key("subscription")
            json.write(recorded.subscription)
            json.member("to_balance", recorded.toBalance)
            json.member("recorded_before", recorded.isKnown)
        }
    }

    package mutating func write(_ migration: MigrationView) {
        object { json in
            json.member("plan", migration.plan)
            json.member("price", migration.price)
            json.member("amount", migration.amount)
            json.member("effective", migration.effective)
            json.member("dry_run", migration.isDryRun)
            json.member("scheduled", migration.scheduled)
            json.member("already_scheduled", migration.alreadyScheduled)
            json.key("left_out")
            json.object { json in
                for reason in MigrationView.LeftOut.allCases {
                    json.member(reason.rawValue, migration.leftOut[reason] ?? 0)
                }
            }
            json.member("before", migration.before)
            json.member("after", migration.after)
            json.key("lines")
            json.array(migration.lines) { json, line in
                json.object { json in
                    json.member("subscription", line.subscription.description)
                    json.member("member", line.member)
                    json.member("plan_version", line.version)
                    json.member("effective_on", line.effectiveOn)
                    json.member("before", line.before)
                    json.member("after", line.after)
                }
            }
        }
    }

    /// A subscription that a run set aside.
    package mutating func write(_ parked: ParkedSubscription) {
        object { json in
            json.member("subscription", parked.id.description)
            json.member("member", parked.member)
            json.member("plan", parked.plan)
            json.member("state", parked.state.rawValue)
            json.member("parked_reason", parked.reason)
        }
    }
}

package import Engine
package import JSONText
package import Membership
package import Store

extension JSONWriter {
    package mutating func write(_ quote: RefundQuoteView) {
        object { json in
            json.member("subscription", quote.subscription.description)
            json.member("member", quote.member)
            json.member("plan", quote.plan)
            json.member("rule", quote.rule.rawValue)
            json.member("total", quote.total)
            json.key("to")
            json.write(quote.goesTo)
            json.member("expired", quote.expired.minorUnits)
            json.member("hand_over", quote.handOver.minorUnits)
            json.key("lines")
            json.array(quote.credits) { $0.write($1) }
            json.member("uses", quote.uses)
        }
    }

    package mutating func write(_ refund: RefundView) {
        object { json in
            let subscription = refund.subscription
            json.member("subscription", subscription.id.description)
            json.member("member", subscription.member)
            json.member("state", subscription.state.name.rawValue)
            json.member("ended_reason", subscription.endReason?.rawValue)
            json.member("paid_until", subscription.paidUntil)
            json.member("access_until", subscription.accessUntil)
            json.member("expired", refund.expired?.minorUnits)
            json.member("hand_over", (try? refund.handOver())?.minorUnits)
            json.key("credit_notes")
            json.array(refund.creditNotes) { $0.write($1) }
        }
    }

    package mutating func write(_ note: CreditNoteView) {
        object { json in
            json.member("credit_note", note.id)
            json.member("subscription", note.subscription.description)
            json.member("invoice", note.invoice.description)
            json.member("payer", note.payer)
            json.member("plan", note.plan)
            json.member("reason", note.reason.rawValue)
            json.member("total", note.total)
            json.key("to")
            json.write(note.goesTo)
            json.member("hand_over", note.handOver.minorUnits)
            json.member("state", note.state.rawValue)
            json.member("issued_at", note.issuedAt)
            json.member("settled_at", note.settledAt)
            json.key("refunds")
            json.array(note.refunds) { $0.write($1) }
        }
    }

    /// Where money goes, in minor units of the total's currency.
    package mutating func write(_ sources: MoneySources) {
        object { json in
            json.member("method", sources.method.minorUnits)
            json.member("paid", sources.paid.minorUnits)
            json.member("granted", sources.granted.minorUnits)
        }
    }

    package mutating func write(_ credit: LineCredit) {
        object { json in
            json.member("invoice", credit.line.invoice.description)
            json.member("line", credit.line.line)
            json.member("amount", credit.amount.minorUnits)
            json.member("tax", credit.tax.minorUnits)
            json.member("currency", credit.amount.currency.code)
            json.member("from", credit.from)
        }
    }

    package mutating func write(_ refund: RefundAttemptRow) {
        object { json in
            json.member("attempt", refund.attempt)
            json.member("pay_with", refund.payWith)
            json.member("amount", refund.amount)
            json.member("state", refund.state.name)
            json.member("decline_code", refund.state.declineCode)
            json.member("requested_at", refund.requestedAt)
            json.member("resolved_at", refund.resolvedAt)
        }
    }

    package mutating func write(_ use: BenefitUseView) {
        object { json in
            json.member("use", use.id.description)
            json.member("member", use.member)
            json.member("benefit", use.benefit)
            json.member("subscription", use.subscription.description)
            json.member("counted", use.isNew)
            json.member("at", use.usedAt)
            json.member("quantity", use.quantity)
            json.member("uses", use.uses)
            json.member("overage", use.overage)
            json.member("returned", use.returned)
            json.optional("left", use.left) { $0.write($1) }
            json.member("value", use.value)
            json.member("reference", use.reference)
        }
    }

    package mutating func write(_ uses: BenefitUsesView) {
        object { json in
            json.member("benefit", uses.benefit)
            json.member("since", uses.since)
            json.member("count", uses.count)
            json.key("values")
            json.array(uses.values) { json, value in
                json.object {
                    $0.member("amount", value.minorUnits)
                    $0.member("currency", value.currency.code)
                }
            }
            json.member("most", uses.most)
            json.member("last_used_at", uses.lastUsedAt)
        }
    }
}

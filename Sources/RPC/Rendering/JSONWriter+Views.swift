package import Engine
package import JSONText
package import Membership
package import Store

extension JSONWriter {
    package mutating func write(_ member: MemberView) {
        object { $0.writeMembers(of: member) }
    }

    /// The member, and what the proof opens.
    package mutating func write(_ proof: ProofView) {
        object { json in
            json.writeMembers(of: proof.member)
            json.key("lower_prices")
            json.array(proof.lowerPrices) { json, lower in
                json.object {
                    $0.member("subscription", lower.subscription.description)
                    $0.member("plan", lower.plan)
                    $0.member("price", lower.price)
                    $0.member("amount", lower.amount.minorUnits)
                    $0.member("currency", lower.amount.currency.code)
                    $0.member("instead_of", lower.insteadOf.minorUnits)
                }
            }
        }
    }

    private mutating func writeMembers(of view: MemberView) {
        member("member", view.member)
        member("zone", view.zone)
        member("region", view.region)
        member("household", view.household)
        member("joined_at", view.joinedAt)
        member("name", view.name)
        member("email", view.email)
        member("address", view.address)
        member("birthday", view.birthday)
        if let brought = view.broughtBy {
            key("brought_by")
            object { json in
                json.member("referrer", brought.referrer)
                json.member("plan", brought.plan)
                json.member("state", brought.state.rawValue)
                json.member("taken_back", brought.takenBack)
            }
        }
        key("balances")
        array(view.balances) { $0.write($1) }
        key("proofs")
        array(view.proofs) { $0.write($1) }
        key("subscriptions")
        array(view.subscriptions) { $0.write($1) }
    }

    private mutating func write(_ proof: VerificationRow) {
        object { json in
            json.member("kind", proof.kind)
            json.member("proof", proof.proof)
            json.member("verified_on", proof.verifiedOn)
            json.member("valid_until", proof.validUntil)
        }
    }

    /// Paid and granted money apart, in minor units.
    package mutating func write(_ balance: PrepaidBalance) {
        object { json in
            json.member("currency", balance.paid.currency.code)
            json.member("paid", balance.paid.minorUnits)
            json.member("granted", balance.granted.minorUnits)
            json.member("total", (try? balance.total())?.minorUnits)
        }
    }

    package mutating func write(_ subscription: SubscriptionView) {
        object { json in
            json.member("subscription", subscription.id.description)
            json.member("member", subscription.member)
            json.member("plan", subscription.plan)
            json.member("plan_version", subscription.planVersion)
            json.member("price", subscription.price)
            json.member("amount", subscription.amount.minorUnits)
            json.member("currency", subscription.amount.currency.code)
            json.member("state", subscription.state.name.rawValue)
            json.member("ended_reason", subscription.endReason?.rawValue)
            json.member("ended_at", subscription.endedAt)
            json.member("auto_renew", subscription.autoRenew)
            json.member("pay_with", subscription.payWith)
            json.member("pay_with_expires", subscription.payWithExpires?.description)
            json.member("payer", subscription.payer)
            json.member("zone", subscription.zone)
            json.member("starts_on", subscription.startsOn)
            json.member("trial", subscription.withTrial)
            if let reason = subscription.trialLeftOut {
                json.member("trial_left_out", reason.rawValue)
            }
            if subscription.isHeldOut { json.member("control_group", true) }
            json.member("origin", subscription.origin.rawValue)
            json.member("previous", subscription.previous?.description)
            json.member("terms", subscription.firstTerms)
            json.member("lifetime", subscription.isLifetime)
            json.key("offers")
            json.array(subscription.offers) { $0.write($1) }
            json.member("paid_until", subscription.paidUntil)
            json.member("access_until", subscription.accessUntil)
            json.member("next_action", subscription.nextAction?.rawValue)
            json.member("next_action_at", subscription.nextActionAt)
            json.member("parked_reason", subscription.parkedReason)
            json.member("pause_next", subscription.pauseNext.map { Int64($0) })
            json.member("paused_until", subscription.pausedUntil)
            json.key("last_change")
            if let change = subscription.lastChange { json.write(change) } else { json.null() }
            json.key("last_invoice")
            if let invoice = subscription.lastInvoice { json.write(invoice) } else { json.null() }
        }
    }

    private mutating func write(_ taken: AppliedOfferRow) {
        object { json in
            json.member("offer", taken.offer.id)
            json.member("kind", taken.offer.kind.rawValue)
            json.key("effect")
            json.write(taken.offer.effect)
            json.member("first_term", taken.offer.firstTerm)
            json.member("terms", taken.offer.terms.map { Int64($0) })
        }
    }

    package mutating func write(_ invoice: InvoiceView) {
        object { json in
            json.member("invoice", invoice.id.description)
            json.member("subscription", invoice.subscription.description)
            json.member("member", invoice.member)
            json.member("payer", invoice.payer)
            json.member("plan", invoice.plan)
            json.member("kind", invoice.kind.rawValue)
            json.member("period_start", invoice.period.start)
            json.member("period_end", invoice.period.knownEnd)
            json.member("amount", invoice.amount.minorUnits)
            json.member("currency", invoice.amount.currency.code)
            json.member("credited", invoice.credited.minorUnits)
            json.key("credit_notes")
            json.array(invoice.creditNotes) { $0.string($1) }
            json.key("lines")
            json.write(lines: invoice.lines)
            json.member("state", invoice.state.rawValue)
            json.member("issued_at", invoice.issuedAt)
            json.member("settled_at", invoice.settledAt)
            json.key("attempts")
            json.array(invoice.attempts) { $0.write($1) }
        }
    }

    package mutating func write(_ attempt: AttemptRow) {
        object { json in
            json.member("attempt", attempt.attempt)
            json.member("pay_with", attempt.payWith)
            json.member("state", attempt.state.name)
            json.member("decline_kind", attempt.state.decline?.kind)
            json.member("decline_code", attempt.state.decline?.code)
            json.member("requested_at", attempt.requestedAt)
            json.member("resolved_at", attempt.resolvedAt)
        }
    }

    package mutating func write(_ prepayment: PrepaymentView) {
        object { json in
            json.member("member", prepayment.member)
            json.member("kind", prepayment.kind.rawValue)
            json.member("amount", prepayment.amount)
            json.member("expires_on", prepayment.expiresOn)
            json.key("balance")
            json.write(prepayment.balance)
            json.key("paid")
            json.array(prepayment.paid) { $0.write($1) }
        }
    }

    package mutating func write(_ event: JournalRow) {
        object { json in
            json.member("cursor", event.id)
            json.member("at", event.at)
            json.member("actor", event.actor)
            json.member("kind", event.entry.kind)
            json.member("member", event.memberKey)
            json.member("subscription", event.entry.subscription?.description)
            json.member("invoice", event.entry.invoice?.description)
            json.key("data")
            json.raw(event.entry.data)
        }
    }

    package mutating func write(_ account: AccountRow) {
        object { json in
            json.member("account", account.name)
            json.member("currency", account.currency.code)
            json.member("debits", account.debits)
            json.member("credits", account.credits)
            json.member("balance", account.balance)
            json.member("normal_side", account.kind.normalSide.rawValue)
        }
    }

    package mutating func write(_ result: AuditResult) {
        object { json in
            json.member("name", result.name)
            json.member("sentence", result.sentence)
            json.member("holds", result.offences.isEmpty)
            json.key("offences")
            json.array(result.offences) { $0.string($1) }
        }
    }

    package mutating func write(_ examination: Examination) {
        object { json in
            json.member("healthy", examination.isHealthy)
            json.member("sqlite_version", examination.sqliteVersion)
            json.member("sqlite_has_wal_reset_bug", examination.hasWALResetBug)
            json.key("checks")
            json.array(examination.results) { $0.write($1) }
            json.key("notes")
            json.array(examination.notes) { $0.string($1) }
        }
    }
}

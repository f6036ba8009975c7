import Membership

@testable import Store

extension BillingHistory {
    /// Bought with an offer, partly from the balance; changed on day 10 and resting from day 20 on.
    func hal(_ changes: inout ChangeSet) throws {
        let member = MemberID(8)
        let id = SubscriptionID(7)
        prepay(3, 8, .paid, 500, &changes)
        let first = try invoice(
            9,
            [
                line(.term, 0..<31, 1_499, tax: 150),
                line(.discount, 0..<31, -499, tax: -50, offer: "spring"),
            ],
            of: 7,
            8
        )
        let change = try invoice(
            10,
            [
                line(.credit, 10..<31, -677, tax: -68, credits: 9),
                line(.change, 10..<31, 1_015, tax: 102, at: Self.other),
            ],
            of: 7,
            8,
            kind: .change,
            series: 1,
            previous: 9
        )
        changes.newInvoices += [first, change]
        changes.newAttempts += [attempt(9, 600, draw(paid: 500)), attempt(10, 372)]
        changes.transfers +=
            try billed(first)
            + Posting.held(draw(paid: 500), member: member, invoice: first.id, on: start)
            + Posting.paid(money(600), member: member, invoice: first.id, on: start)
            + Posting.drawnHeld(draw(paid: 500), member: member, invoice: first.id, on: start)
            + Posting.changed(
                bill: Bill(lines: change.lines),
                member: member,
                plan: "silver",
                credits: [credited(deferred: 677, tax: 68)],
                leftOver: draw(),
                invoice: change.id,
                on: start
            )
            + Posting.paid(money(372), member: member, invoice: change.id, on: start)
            + Posting.creditNote(
                [credited(deferred: 150, tax: 15)],
                member: member,
                creditNote: 1,
                on: start
            )
            + Posting.refundedToBalance(draw(paid: 165), member: member, creditNote: 1, on: start)
        changes.lineCredits += [
            give(9, 677, tax: 68, from: 10, .change(change.id)),
            give(10, line: 2, 150, tax: 15, from: 20, .creditNote(1)),
        ]
        changes.newCreditNotes.append(
            CreditNoteRow(
                id: 1,
                subscription: id,
                invoice: change.id,
                payer: member,
                reason: .pause,
                toMethod: money(0),
                toPaid: money(165),
                toGranted: money(0),
                issuedAt: now,
                settledAt: now
            )
        )
        prepay(6, 8, .payout, 30, &changes)
        changes.balances.append((member, PrepaidBalance(paid: money(135), granted: money(0))))
        changes.offers.append(
            AppliedOfferRow(
                subscription: id,
                number: 1,
                offer: AppliedOffer(
                    id: "spring",
                    kind: .promo,
                    effect: .amount(money(499)),
                    firstTerm: 0,
                    terms: 1
                ),
                code: "SPRING",
                plan: "silver",
                member: member,
                appliedAt: now
            )
        )
        changes.newChanges.append(
            PlanChangeRow(
                id: 1,
                subscription: id,
                series: 1,
                from: Self.monthly,
                to: Self.other,
                invoice: change.id,
                timing: .now,
                state: .applied,
                effectiveOn: start.adding(days: 10),
                cycle: PlanChangeRow.Cycle(
                    anchor: start,
                    anchorDay: 4,
                    billingStart: start,
                    nextTerm: 1
                ),
                requestedAt: now,
                decidedAt: now
            )
        )
        let since = start.adding(days: 20)
        changes.openedGaps.append(
            GapRow(subscription: id, series: 2, from: since, until: nil, reason: .paused)
        )
        changes.methodExpiries.append(
            MethodExpiryRow(payWith: "scripted:ok", expiresOn: start.adding(days: 27))
        )
        changes.notices.append(
            NoticeRow(
                subscription: id,
                kind: .renewalComing,
                pack: nil,
                about: start.adding(days: 31),
                earliest: start,
                latest: start.adding(days: 24),
                issuedAt: now
            )
        )
        let paused = Subscription(
            id: id,
            member: member,
            agreement: agreement(8, Self.other),
            state: .paused(Pause(since: since, until: start.adding(days: 50))),
            autoRenew: true,
            paidUntil: since,
            accessUntil: since,
            nextTerm: 1,
            series: 2,
            termsBilled: 1
        )
        open(paused, "hal", lastInvoice: 10, &changes) { $0.nextNoticeAt = now }
    }

    /// A student whose money is on its way back; the gateway keeps silent.
    func ivy(_ changes: inout ChangeSet) throws {
        let member = MemberID(9)
        let id = SubscriptionID(8)
        let row = try invoice(11, [line(.term, 0..<31, 1_499, tax: 150)], of: 8, 9)
        changes.newInvoices.append(row)
        changes.newAttempts.append(attempt(11, 1_649))
        changes.transfers +=
            try billed(row)
            + Posting.paid(money(1_649), member: member, invoice: row.id, on: start)
            + Posting.creditNote(
                [credited(deferred: 1_000, earned: 100, tax: 110)],
                member: member,
                creditNote: 2,
                on: start
            )
        changes.lineCredits.append(give(11, 1_100, tax: 110, from: 5, .creditNote(2)))
        changes.newCreditNotes.append(
            CreditNoteRow(
                id: 2,
                subscription: id,
                invoice: row.id,
                payer: member,
                reason: .refund,
                toMethod: money(1_210),
                toPaid: money(0),
                toGranted: money(0),
                issuedAt: now,
                settledAt: nil
            )
        )
        changes.newRefunds.append(
            RefundAttemptRow(
                creditNote: 2,
                attempt: 1,
                chargeAttempt: 1,
                payWith: "scripted:ok",
                amount: money(1_210),
                state: .unknown,
                requestedAt: now,
                resolvedAt: nil
            )
        )
        let end = start.adding(days: 5)
        changes.openedGaps.append(
            GapRow(
                subscription: id,
                series: 0,
                from: end,
                until: start.adding(days: 31),
                reason: .endedEarly
            )
        )
        changes.verifications.append(
            VerificationRow(
                member: member,
                kind: "student",
                proof: "card 17",
                verifiedOn: start,
                validUntil: start.adding(days: 365),
                recordedAt: now
            )
        )
        changes.benefitUses.append(
            BenefitUseRow(
                id: BenefitUseID(1),
                member: member,
                subscription: id,
                benefit: "free_shipping",
                usedAt: now,
                day: start,
                value: money(599),
                reference: "order 5"
            )
        )
        let ended = Subscription(
            id: id,
            member: member,
            agreement: agreement(9, Self.monthly),
            state: .ended(.refunded, at: now),
            autoRenew: false,
            paidUntil: end,
            accessUntil: end,
            nextTerm: 1,
            termsBilled: 1
        )
        open(ended, "ivy", lastInvoice: 11, &changes)
    }

    /// A day too cheap to charge, billed with the next term; that charge holds granted credit, and
    /// the gateway keeps silent. Another price waits for the end of the term.
    func jon(_ changes: inout ChangeSet) throws {
        let member = MemberID(10)
        let id = SubscriptionID(9)
        prepay(4, 10, .granted, 500, &changes)
        prepay(5, 10, .granted, 100, &changes)
        let expires = start.adding(days: 400)
        changes.newGrants += [
            GrantedCreditRow(
                prepayment: 4,
                member: member,
                amount: money(500),
                remaining: money(253),
                expiresOn: expires
            ),
            GrantedCreditRow(
                prepayment: 5,
                member: member,
                amount: money(100),
                remaining: money(0),
                expiresOn: start
            ),
        ]
        let stub = try invoice(
            12,
            [line(.term, 0..<1, 48, tax: 5)],
            of: 9,
            10,
            term: -1,
            state: .carried
        )
        let next = try invoice(
            13,
            [line(.term, 1..<32, 1_499, tax: 150), line(.carried, 1..<32, 53)],
            of: 9,
            10,
            state: .open,
            previous: 12
        )
        changes.newInvoices += [stub, next]
        let held = draw(granted: 247)
        changes.newAttempts.append(attempt(13, 1_455, held, .unknown))
        changes.transfers +=
            try billed(stub)
            + Posting.carriedForward(money(53), member: member, invoice: stub.id, on: start)
            + billed(next)
            + Posting.held(held, member: member, invoice: next.id, on: start)
            + Posting.expired(money(100), member: member, prepayment: 5, on: start)
        changes.balances.append((member, PrepaidBalance(paid: money(0), granted: money(253))))
        changes.newChanges.append(
            PlanChangeRow(
                id: 2,
                subscription: id,
                series: 0,
                from: Self.monthly,
                to: Self.other,
                invoice: nil,
                timing: .termEnd,
                state: .scheduled,
                effectiveOn: start.adding(days: 32),
                cycle: nil,
                requestedAt: now,
                decidedAt: nil
            )
        )
        let active = Subscription(
            id: id,
            member: member,
            agreement: agreement(10, Self.monthly),
            state: .active,
            autoRenew: true,
            paidUntil: start.adding(days: 1),
            accessUntil: start.adding(days: 8),
            nextTerm: 0,
            inFlight: .unanswered(askAgain: now),
            pendingChange: PendingChange(price: Self.other, on: start.adding(days: 32)),
            termsBilled: 1
        )
        open(active, "jon", lastInvoice: 13, &changes)
    }
}

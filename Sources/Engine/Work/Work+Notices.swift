import Membership
import Store

/// Notices that fall due.
///
/// A notice is issued by the first commit that finds it due: a decline's own, a change of region's,
/// and for all others the nightly run's, which looks where ``SubscriptionRow/nextNoticeAt`` says.
extension Work {
    /// When the next notice of a subscription falls due; `nil` for none.
    ///
    /// What is due already is issued here and now.
    func nextNotice(of matter: Case) throws -> Instant? {
        guard let rules = try noticeRules(of: matter) else { return nil }
        let known = try noticeFacts(of: matter, rules)
        let issued = try issuedNotices(of: matter)
        var next: CivilDate?
        for notice in Self.notices(rules, known.facts) {
            // Money that a clerk records was not declined when it has not come yet.
            let isMeant = notice.kind != .paymentFailed || !matter.isPaidLater
            guard isMeant, !issued.contains(where: { $0.answers(notice) }) else { continue }
            if notice.earliest <= matter.today {
                try issue(notice, known, matter)
            } else {
                next = min(next ?? notice.earliest, notice.earliest)
            }
        }
        if rules != .none, let look = known.facts.nextLookAtBalance {
            next = min(next ?? look, look)
        }
        return next.map(matter.calendar.start)
    }

    /// When the next notice falls due that nobody would look for in time; `nil` where all is well.
    ///
    /// Looking too early costs a look. What a balance has is known on the day it is looked at.
    func forgottenNotice(of matter: Case) throws -> Instant? {
        guard let rules = try noticeRules(of: matter) else { return nil }
        let issued = try issuedNotices(of: matter)
        let planned = Self.notices(rules, try noticeFacts(of: matter, rules).facts)
        let due = planned.filter { notice in
            let isMeant = notice.kind != .paymentFailed || !matter.isPaidLater
            return isMeant && notice.kind != .balanceLow
                && !issued.contains { $0.answers(notice) }
        }
        guard let first = due.map(\.earliest).min() else { return nil }
        let at = matter.calendar.start(of: first)
        // A run that is late finds what has fallen due since it should have looked.
        if let look = matter.row.nextNoticeAt, look <= max(at, now) { return nil }
        return at
    }

    /// Why the next charge of a subscription has to wait; `nil` when it may be made now.
    func hold(on matter: Case) throws -> ChargeHold? {
        guard let rules = try noticeRules(of: matter), !rules.packs.isEmpty else { return nil }
        let permission = NoticePolicy(rules).mayCharge(
            try noticeFacts(of: matter, rules).facts,
            now: now,
            issued: try issuedNotices(of: matter)
        )
        switch permission {
        case .allowed: return nil
        case .held(let until, let missing, let pack):
            return ChargeHold(
                subscription: matter.row.id,
                member: matter.row.memberKey,
                until: matter.calendar.instant(of: NextAction(.renewal, until)),
                missing: missing,
                pack: pack
            )
        }
    }

    /// A plan that says nothing of notices tells one thing all the same: that a proof runs out, since
    /// nobody expects the price that comes then.
    private static func notices(_ rules: NoticeRules, _ facts: NoticeFacts) -> [PlannedNotice] {
        NoticePolicy(rules).notices(for: facts).filter {
            rules != .none || $0.kind == .proofExpiring
        }
    }

    /// The rules to go by; `nil` where no notice is due whatever the time, which is most plans.
    private func noticeRules(of matter: Case) throws -> NoticeRules? {
        // What a charge comes to decides what there is to tell.
        guard !matter.subscription.state.isEnded, matter.subscription.inFlight == nil,
            matter.row.parkedReason == nil
        else { return nil }
        let priced = try engine.plans.priced(matter.agreement.priceVersion, reader)
        let asksForProof = priced.price.eligibility != nil || priced.plan.admission.verified != nil
        return priced.plan.notices == .none && !asksForProof ? nil : priced.plan.notices
    }

    /// The notices of a subscription that are out, those of this commit included.
    private func issuedNotices(of matter: Case) throws -> [IssuedNotice] {
        let stored = matter.isNew ? [] : try reader.notices(of: matter.row.id)
        let added = changes.notices.filter { $0.subscription == matter.row.id }
        return (stored + added).map { $0.issued(matter.calendar) }
    }

    private func issue(
        _ notice: PlannedNotice,
        _ known: KnownForNotices,
        _ matter: Case
    ) throws {
        changes.notices.append(
            NoticeRow(
                subscription: matter.row.id,
                kind: notice.kind,
                pack: notice.pack,
                about: notice.aboutDay,
                earliest: notice.earliest,
                latest: notice.latest,
                issuedAt: now
            )
        )
        let invoice = try debt(notice.kind, matter)
        note(
            JournalEntry(
                kind: JournalKind.notice + notice.kind.rawValue,
                member: matter.row.member,
                subscription: matter.row.id,
                invoice: invoice?.id,
                data: JournalData.object { data in
                    data.text("plan", matter.agreement.plan)
                    data.text("pack", notice.pack?.rawValue ?? "own")
                    data.day("about_day", notice.aboutDay)
                    data.day("earliest", notice.earliest)
                    data.day("latest", notice.latest)
                    if let amount = invoice?.amount ?? known.amount(of: notice) {
                        data.money("amount", amount)
                    }
                    if let change = known.facts.priceChange, notice.kind == .priceChange {
                        data.money("amount_before", change.from)
                    }
                    if let balance = known.facts.balance, notice.kind == .balanceLow {
                        data.money("balance", balance)
                    }
                    if notice.kind == .proofExpiring, let kind = try? proofKind(of: matter) {
                        data.text("proof", kind)
                    }
                    if notice.pack == .germany {
                        // What a first term goes on as is what the member may still keep from happening.
                        data.text("renewal_term", matter.agreement.cycle.cadence.description)
                    }
                    data.text("how_to_cancel", "subscription.cancel \(matter.row.id)")
                }
            )
        )
    }

    /// The invoice a notice is about; `nil` for one about a bill that is still to come.
    private func debt(_ kind: NoticeKind, _ matter: Case) throws -> InvoiceRow? {
        switch kind {
        case .paymentFailed, .graceEnding:
            return try matter.invoice ?? matter.row.lastInvoice.flatMap(reader.invoice)
        case .trialEnding, .renewalComing, .priceChange, .methodExpiring, .balanceLow,
            .proofExpiring:
            return nil
        }
    }
}

extension NoticeRow {
    fileprivate func issued(_ calendar: ZoneCalendar) -> IssuedNotice {
        IssuedNotice(
            kind: kind,
            pack: pack,
            aboutDay: about,
            issuedOn: calendar.day(of: issuedAt),
            issuedAt: issuedAt
        )
    }
}

extension NoticeFacts {
    /// A balance that covers the next charge today may not do so tomorrow: the day to look at it
    /// again, in the week before the charge.
    fileprivate var nextLookAtBalance: CivilDate? {
        guard let balance, let charge = nextCharge,
            balance.minorUnits >= charge.amount.minorUnits
        else { return nil }
        let day = max(charge.day.adding(days: -7), today.adding(days: 1))
        return day < charge.day ? day : nil
    }
}

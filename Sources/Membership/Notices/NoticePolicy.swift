/// Which notices a plan's members get and when, and which charges wait for one.
package struct NoticePolicy: Hashable, Sendable {
    package let rules: NoticeRules

    package init(_ rules: NoticeRules) { self.rules = rules }

    /// The notices that are still to be issued about what is known today, the earliest first.
    ///
    /// One whose last day is over is left out, unless a charge waits for it. A notice that was issued
    /// is planned all the same; ``IssuedNotice/answers(_:)`` tells the caller to skip it.
    package func notices(for facts: NoticeFacts) -> [PlannedNotice] {
        var planned = ownNotices(facts)
        // A pack that is named twice asks for nothing more.
        for pack in JurisdictionPack.allCases where rules.packs.contains(pack) {
            guard pack.covers(region: facts.region) else { continue }
            planned += pack.notices(facts)
        }
        return Self.merged(planned)
            .filter { $0.isMandatory || facts.today <= $0.latest }
            .sorted { ($0.earliest, $0.latest) < ($1.earliest, $1.latest) }
    }

    /// Whether the next charge may be made now.
    ///
    /// A charge whose notice is missing waits as long as the notice has to come before it, counted from
    /// now, since it is issued now at the earliest; one whose notice came late waits for what is left of
    /// that time. Of several the longest wait counts.
    package func mayCharge(
        _ facts: NoticeFacts,
        now: Instant,
        issued: [IssuedNotice]
    ) -> ChargePermission {
        guard let charge = facts.nextCharge else { return .allowed }
        var permission = ChargePermission.allowed
        var longest = Instant(milliseconds: .min)
        for planned in notices(for: facts) {
            guard planned.isMandatory, planned.aboutDay <= charge.day, let pack = planned.pack
            else { continue }
            let notice = issued.first { $0.answers(planned) }
            guard
                let wait = Self.wait(for: planned, since: notice, today: facts.today, now: now),
                wait.rough > longest
            else { continue }
            longest = wait.rough
            permission = .held(until: wait.until, missing: planned.kind, pack: pack)
        }
        return permission
    }

    /// Until when a charge waits for its notice, and about when that is; `nil` when it need not wait.
    private static func wait(
        for planned: PlannedNotice,
        since notice: IssuedNotice?,
        today: CivilDate,
        now: Instant
    ) -> (until: NextAction.Due, rough: Instant)? {
        if let hours = planned.minimumHours {
            let lead = Int64(hours) * Instant.millisecondsPerHour
            let until = (notice?.issuedAt ?? now).adding(milliseconds: lead)
            return now < until ? (.instant(until), until) : nil
        }
        let lead = planned.latest.days(until: planned.aboutDay)
        let day = (notice?.issuedOn ?? today).adding(days: lead)
        guard today < day else { return nil }
        let gap = Int64(today.days(until: day)) * Instant.millisecondsPerDay
        return (.day(day), now.adding(milliseconds: gap))
    }

    private static func merged(_ notices: [PlannedNotice]) -> [PlannedNotice] {
        var result: [PlannedNotice] = []
        for notice in notices {
            let same = result.firstIndex { other in
                (other.kind, other.aboutDay) == (notice.kind, notice.aboutDay)
                    && other.pack == notice.pack
            }
            if let same {
                result[same] = result[same].merged(with: notice)
            } else {
                result.append(notice)
            }
        }
        return result
    }
}

/// Whether a charge may be made now, as far as notices go.
package enum ChargePermission: Hashable, Sendable {
    case allowed
    /// Not before a day or an instant, because this notice has not been out for long enough.
    case held(until: NextAction.Due, missing: NoticeKind, pack: JurisdictionPack)
}

import Membership
import Store

extension Engine {
    /// Checks every invariant on the live database; it changes nothing.
    package func examine() throws -> Examination {
        try store.read { reader in
            var results = try reader.audit()
            results += try bookResults(reader)
            results += try derivedResults(reader)
            results += try rewardResults(reader)
            return Examination(
                results: results,
                sqliteVersion: store.sqliteVersion,
                hasWALResetBug: store.hasWALResetBug,
                notes: try reader.parked().map {
                    "\($0.id) is parked: \($0.parkedReason ?? ""); mend the cause, then "
                        + "`renewals unpark \($0.id)`"
                }
            )
        }
    }

    /// Compares stored projections with what the facts say.
    private func derivedResults(_ reader: Reader) throws -> [AuditResult] {
        var undecided: [String] = []
        var actions: [String] = []
        var projections: [String] = []
        var overdue: [String] = []
        var notices: [String] = []
        var crowded: [String] = []
        let now = try now(reader)
        let work = try Work(self, reader, now: now)
        var cursor = SubscriptionID(0)
        while true {
            let page = try reader.subscriptions(after: cursor, state: nil, limit: 1_000)
            guard let last = page.last else { break }
            cursor = last.id
            for row in page {
                let calendar: ZoneCalendar
                let subscription: Subscription
                do {
                    calendar = try calendars.calendar(row.zone)
                    subscription = row.subscription(try plans.agreement(of: row, gateways, reader))
                } catch {
                    undecided.append("\(row.id): \(error)")
                    continue
                }
                if let offence = actionOffence(row, subscription, calendar) {
                    actions.append(offence)
                }
                let matter = Case(
                    row: row,
                    subscription: subscription,
                    calendar: calendar,
                    today: calendar.day(of: now),
                    isNew: false
                )
                let derived = entitlement(
                    of: row,
                    subscription,
                    calendar,
                    tier: try work.tier(of: matter),
                    isHeldOut: try work.isHeldOut(
                        row.member,
                        plans.version(row.planVersion, reader)?.plan
                    )
                )
                let stored = try reader.entitlements(of: row.memberKey)
                    .first { $0.source.subscription == row.id }
                if stored != derived {
                    projections.append("\(row.id): stored and derived entitlements differ")
                }
                let sharers = try reader.sharers(of: row.id)
                if !sharers.isEmpty { crowded += try crowdOffences(matter, work) }
                for sharer in sharers {
                    let stored = try reader.entitlements(of: sharer.member)
                        .first { $0.source.subscription == row.id }
                    if stored != derived.shared(as: sharer.role) {
                        projections.append(
                            "\(row.id): what \(sharer.member) shares of it differs from it"
                        )
                    }
                }
                if let at = try work.forgottenNotice(of: matter) {
                    notices.append(
                        "\(row.id) has a notice due at \(at.rfc3339) and looks for it at "
                            + "\(row.nextNoticeAt?.rfc3339 ?? "no time")"
                    )
                }
                if let offence = overdueOffence(row, subscription, calendar, now) {
                    overdue.append(offence)
                }
            }
        }
        return [
            AuditResult(
                name: "subscriptions_can_be_decided",
                sentence: "Every subscription's zone, price and payment method are known.",
                offences: undecided
            ),
            AuditResult(
                name: "due_queue_is_derived",
                sentence: "What a subscription waits for follows from its state.",
                offences: actions
            ),
            AuditResult(
                name: "no_notice_is_forgotten",
                sentence:
                    "A notice is looked for by the day on which the facts say that it is due.",
                offences: notices
            ),
            AuditResult(
                name: "entitlements_are_derived",
                sentence: "Every entitlement says what its subscription's facts say.",
                offences: projections
            ),
            AuditResult(
                name: "households_fit_their_seats",
                sentence: "Nobody sits in a household beyond the seats it has.",
                offences: crowded
            ),
            AuditResult(
                name: "nobody_is_overdue",
                sentence: "Nothing waits longer than the tolerance of \(Self.toleranceDays) days.",
                offences: overdue
            ),
        ]
    }

    private func crowdOffences(_ matter: Case, _ work: Work) throws -> [String] {
        guard !matter.subscription.state.isEnded else { return [] }
        guard let shared = try work.shared(matter) else {
            return ["\(matter.row.id) is shared, and its plan has no household"]
        }
        let facts = shared.facts(HouseholdPerson(member: shared.owner))
        return shared.rules.surplus(facts, paid: shared.payingGuests).map { leaver in
            "\(matter.row.id) has no \(leaver.role.rawValue)'s seat for member "
                + "\(leaver.member.number)"
        }
    }

    /// How long a due action may wait for a run before the doctor complains.
    static let toleranceDays = 3

    private func actionOffence(
        _ row: SubscriptionRow,
        _ subscription: Subscription,
        _ calendar: ZoneCalendar
    ) -> String? {
        let derived = subscription.nextAction
        let at = derived.map(calendar.instant(of:))
        guard derived?.kind != row.nextAction || at != row.nextActionAt else { return nil }
        let stored = row.nextAction?.rawValue ?? "nothing"
        return
            "\(row.id) waits for \(stored), its state says \(derived?.kind.rawValue ?? "nothing")"
    }

    private func overdueOffence(
        _ row: SubscriptionRow,
        _ subscription: Subscription,
        _ calendar: ZoneCalendar,
        _ now: Instant
    ) -> String? {
        // A subscription that was dated back is overdue from its first day, and in nobody's fault.
        guard row.parkedReason == nil, let at = row.nextActionAt.map({ max($0, row.createdAt) })
        else { return nil }
        let limit = at.adding(
            milliseconds: Int64(Self.toleranceDays) * Instant.millisecondsPerDay
        )
        guard limit < now else { return nil }
        return "\(row.id) waits for \(row.nextAction?.rawValue ?? "") since \(at.rfc3339); "
            + "`renewals run` picks it up"
    }
}

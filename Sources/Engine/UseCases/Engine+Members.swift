package import Membership
import Store

extension Engine {
    /// Adds a member, known by the shop's own id.
    ///
    /// - Throws: ``Refused`` for an id that is taken or badly spelled, or a zone that does not exist.
    @discardableResult
    package func createMember(_ draft: MemberDraft) throws -> MemberView {
        try store.write { try createMember(draft, $0) }
    }

    /// Adds many members in one commit: all of them, or none.
    package func importMembers(_ drafts: [MemberDraft], dryRun: Bool = false) throws -> Int {
        try store.write(dryRun: dryRun) { writer in
            for draft in drafts { _ = try createMember(draft, writer) }
            return drafts.count
        }
    }

    func createMember(_ draft: MemberDraft, _ writer: Writer) throws -> MemberView {
        guard MemberKey(draft.member) != nil else { throw Refused(.badMemberID, draft.member) }
        if let zone = draft.zone { _ = try calendars.calendar(zone) }
        if let region = draft.region { try Self.refuseUnlessRegion(region) }
        if let household = draft.household { try Self.refuseUnlessHousehold(household) }
        for text in [draft.name, draft.email] { try text.map(Self.refuseUnlessShown) }
        let address = try draft.address.map(Self.addressKey)
        guard try !writer.reader.memberExists(draft.member) else {
            throw Refused(.memberExists, draft.member)
        }
        let now = try now(writer.reader)
        let today = try calendars.calendar(draft.zone ?? calendar.name).day(of: now)
        if let birthday = draft.birthday { try Self.refuseUnlessBorn(birthday, by: today) }
        let id = try writer.insertMember(
            key: draft.member,
            zone: draft.zone,
            region: draft.region,
            household: draft.household,
            joinedAt: now,
            person: PersonRow(
                name: draft.name,
                email: draft.email,
                birthday: draft.birthday,
                addressKey: address
            )
        )
        var changes = ChangeSet(at: now, actor: actor)
        // The journal is kept for good, so it names the member and never the person.
        changes.journal.append(
            JournalEntry(
                kind: JournalKind.memberCreated,
                member: id,
                data: JournalData.object { data in
                    if let zone = draft.zone { data.text("zone", zone) }
                    if let region = draft.region { data.text("region", region) }
                    if let household = draft.household { data.text("household", household) }
                }
            )
        )
        try writer.apply(changes)
        if let referrer = draft.referredBy {
            let work = try Work(self, writer.reader, now: now)
            try work.bring(find(draft.member, writer.reader), by: referrer)
            try work.write(writer)
        }
        return try member(draft.member, writer.reader)
    }

    /// A member with what it has to spend and its subscriptions.
    package func member(_ key: String) throws -> MemberView {
        try store.read { try member(key, $0) }
    }

    func member(_ key: String, _ reader: Reader) throws -> MemberView {
        let row = try find(key, reader)
        return MemberView(
            member: row.key,
            zone: row.zone ?? calendar.name,
            region: row.region,
            household: row.household,
            joinedAt: row.joinedAt,
            name: row.person?.name,
            email: row.person?.email,
            address: row.person?.addressKey,
            birthday: row.person?.birthday,
            balances: try balances(of: row.id, reader),
            proofs: try proofs(of: row.id, reader),
            subscriptions: try reader.subscriptions(of: row.id).map { try view($0, reader) },
            broughtBy: try broughtBy(row.id, reader)
        )
    }

    private func broughtBy(_ friend: MemberID, _ reader: Reader) throws -> BroughtBy? {
        guard let row = try reader.referral(of: friend),
            let referrer = try reader.member(row.referrer)
        else { return nil }
        return BroughtBy(
            referrer: referrer.key,
            plan: row.plan,
            state: row.state,
            takenBack: try reader.referralRewards(of: friend).contains { $0.takenBackAt != nil }
        )
    }

    /// The member's latest proof of each kind that a plan on sale asks for.
    private func proofs(of member: MemberID, _ reader: Reader) throws -> [VerificationRow] {
        try plans.refreshIfGrown(reader)
        let onSale = plans.catalog.currentVersions.map(\.plan)
        let kinds =
            onSale.flatMap(\.prices).compactMap(\.eligibility?.kind)
            + onSale.compactMap(\.admission.verified)
        return try Set(kinds).sorted().compactMap { try reader.verification(of: member, $0) }
    }

    /// - Throws: ``Refusal/badBirthday`` for a day to come, and for one before 1900.
    static func refuseUnlessBorn(_ day: CivilDate, by today: CivilDate) throws(Refused) {
        guard day <= today, day.year >= 1900 else {
            throw Refused(.badBirthday, day.description)
        }
    }

    /// - Throws: ``Refusal/badText`` for a name or an address with characters that nobody sees.
    package static func refuseUnlessShown(_ text: String) throws(Refused) {
        let isShown = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
            // The standard library's list and not ours; a joiner or a mark is a part of many a name.
            default: true
            }
        }
        guard isShown else { throw Refused(.badText, text) }
    }

    /// - Throws: ``Refusal/unknownMember``, ``Refusal/badMemberID``.
    func find(_ key: String, _ reader: Reader) throws -> MemberRow {
        guard MemberKey(key) != nil else { throw Refused(.badMemberID, key) }
        guard let row = try reader.member(key) else { throw Refused(.unknownMember, key) }
        return row
    }
}

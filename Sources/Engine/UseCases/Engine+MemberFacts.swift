package import Membership
import Store

/// What a shop learns about a member later.
extension Engine {
    /// Stores where a member lives and which household they belong to.
    ///
    /// - Parameters:
    ///   - region: as `DE` or `US-CA`; an empty text takes it back, `nil` leaves it.
    ///   - household: the shop's own id; likewise. It counts for trials that are taken from now on.
    ///   - address: in any spelling; likewise. Households of one address compare it.
    ///   - birthday: counts for what is given on it, from today's on.
    /// - Throws: ``Refusal/badBirthday``, ``Refusal/badRegion``, ``Refusal/badHouseholdID``,
    ///   ``Refusal/badAddress``.
    package func setMember(
        _ key: String,
        region: String? = nil,
        household: String? = nil,
        address: String? = nil,
        birthday: BirthdayChange? = nil
    ) throws -> MemberView {
        try store.write {
            try setMember(
                key,
                region: region,
                household: household,
                address: address,
                birthday: birthday,
                $0
            )
        }
    }

    /// As ``createMember(_:once:render:)``.
    package func setMember(
        _ key: String,
        region: String?,
        household: String?,
        address: String?,
        birthday: BirthdayChange? = nil,
        once request: OnceRequest,
        render: (MemberView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(
                try setMember(
                    key,
                    region: region,
                    household: household,
                    address: address,
                    birthday: birthday,
                    $0
                )
            )
        }
    }

    /// Moves a member to another time zone.
    ///
    /// What is paid for stays paid to the same civil days, which begin by the new zone's clock.
    package func moveMember(_ key: String, zone: String) throws -> MemberView {
        try store.write { try moveMember(key, zone: zone, $0) }
    }

    /// As ``createMember(_:once:render:)``.
    package func moveMember(
        _ key: String,
        zone: String,
        once request: OnceRequest,
        render: (MemberView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try moveMember(key, zone: zone, $0)) }
    }

    private func setMember(
        _ key: String,
        region: String?,
        household: String?,
        address: String?,
        birthday: BirthdayChange?,
        _ writer: Writer
    ) throws -> MemberView {
        let reader = writer.reader
        let member = try find(key, reader)
        if let birthday { try setBirthday(birthday, of: member, writer) }
        if let region {
            try Self.refuseUnlessRegion(region, orEmpty: true)
            try writer.setRegion(region.isEmpty ? nil : region, of: member.id)
        }
        if let household {
            try Self.refuseUnlessHousehold(household, orEmpty: true)
            try writer.setHousehold(household.isEmpty ? nil : household, of: member.id)
        }
        if let address {
            // The birthday may have been stored just now.
            let person = try find(key, reader).person
            let known = PersonRow(
                name: person?.name,
                email: person?.email,
                birthday: person?.birthday,
                addressKey: address.isEmpty ? nil : try Self.addressKey(address)
            )
            try writer.setPerson(known, of: member.id)
        }
        let work = try Work(self, reader, now: now(reader))
        work.note(
            JournalEntry(
                kind: JournalKind.memberChanged,
                member: member.id,
                data: JournalData.object { data in
                    if let region { data.text("region", region) }
                    if let household { data.text("household", household) }
                    // The journal is kept for good, so it never says where a person lives, nor
                    // the day of their birth.
                    if let address { data.bool("address", !address.isEmpty) }
                    if birthday != nil { data.bool("birthday", true) }
                }
            )
        )
        if birthday != nil { try work.keepBirthday(of: member.id) }
        // Which notices are due depends on the region.
        if region != nil { try lookAgain(at: member, work) { _, _ in } }
        try work.write(writer)
        return try self.member(key, reader)
    }

    private func setBirthday(
        _ change: BirthdayChange,
        of member: MemberRow,
        _ writer: Writer
    ) throws {
        let calendar = try calendars.calendar(member.zone ?? calendar.name)
        let today = try calendar.day(of: now(writer.reader))
        if let day = change.day { try Self.refuseUnlessBorn(day, by: today) }
        try writer.setPerson(
            PersonRow(
                name: member.person?.name,
                email: member.person?.email,
                birthday: change.day,
                addressKey: member.person?.addressKey
            ),
            of: member.id
        )
    }

    private func moveMember(
        _ key: String,
        zone: String,
        _ writer: Writer
    ) throws -> MemberView {
        let reader = writer.reader
        var member = try find(key, reader)
        let calendar = try calendars.calendar(zone)
        let before = member.zone ?? self.calendar.name
        let work = try Work(self, reader, now: now(reader))
        member.zone = zone
        work.changes.members.append(member)
        work.note(
            JournalEntry(
                kind: JournalKind.memberMoved,
                member: member.id,
                data: JournalData.object {
                    $0.text("zone", zone)
                    $0.text("before", before)
                }
            )
        )
        try lookAgain(at: member, work) { row, work in
            let before = row.zone
            row.zone = calendar.name
            work.note(
                JournalEntry(
                    kind: JournalKind.zoneChanged,
                    member: member.id,
                    subscription: row.id,
                    data: JournalData.object {
                        $0.text("zone", calendar.name)
                        $0.text("before", before)
                    }
                )
            )
        }
        try work.write(writer)
        return try self.member(key, reader)
    }

    /// Derives anew what the member's subscriptions wait for.
    ///
    /// - Throws: ``Refusal/paymentInFlight`` while one of them is being charged, which knows it as it was.
    private func lookAgain(
        at member: MemberRow,
        _ work: Work,
        _ change: (inout SubscriptionRow, Work) -> Void
    ) throws {
        for var row in try work.reader.subscriptions(of: member.id) where !row.state.isEnded {
            guard row.inFlight != .pending else {
                throw Refused(.paymentInFlight, row.id.description)
            }
            change(&row, work)
            let matter = try work.load(row)
            try work.carryOut(Decision(matter.subscription), on: matter)
        }
    }

    /// - Throws: ``Refusal/badRegion`` unless it is two capitals, and perhaps a part: `DE`, `US-CA`.
    package static func refuseUnlessRegion(_ text: String, orEmpty: Bool = false) throws(Refused) {
        if orEmpty, text.isEmpty { return }
        let bytes = Array(text.utf8)
        let isCapital = { (byte: UInt8) in (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        let isCountry = bytes.count >= 2 && bytes.prefix(2).allSatisfy(isCapital)
        let rest = bytes.dropFirst(2)
        let isPart =
            (2...4).contains(rest.count) && rest.first == UInt8(ascii: "-")
            && rest.dropFirst().allSatisfy { isCapital($0) || isDigit($0) }
        guard isCountry, rest.isEmpty || isPart else { throw Refused(.badRegion, text) }
    }

    /// An address in the spelling that it is stored and compared in.
    ///
    /// - Throws: ``Refusal/badAddress`` for one that names nothing or is too long.
    static func addressKey(_ text: String) throws(Refused) -> String {
        try refuseUnlessShown(text)
        guard text.count <= PostalAddress.longest, let key = PostalAddress.key(text) else {
            throw Refused(.badAddress, text.count <= 40 ? text : "\(text.prefix(40))…")
        }
        return key
    }

    /// - Throws: ``Refusal/badHouseholdID`` unless it is spelled as a member's id is.
    package static func refuseUnlessHousehold(_ text: String, orEmpty: Bool = false) throws(Refused)
    {
        if orEmpty, text.isEmpty { return }
        guard MemberKey.isWellFormed(text) else { throw Refused(.badHouseholdID, text) }
    }
}

package import Membership

extension Writer {
    /// Adds a member and the person behind it.
    package func insertMember(
        key: String,
        zone: String?,
        region: String? = nil,
        household: String? = nil,
        joinedAt: Instant,
        person: PersonRow?
    ) throws -> MemberID {
        try statements.run(
            """
            INSERT INTO member (member, zone, region, household, joined_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .text(key), .optional(zone), .optional(region), .optional(household),
                .int(joinedAt.milliseconds),
            ]
        )
        guard let id = try reader.member(key)?.id else {
            throw StoreError.corrupt(
                path: statements.path,
                detail: "the new member \(key) cannot be found"
            )
        }
        if let person { try setPerson(person, of: id) }
        return id
    }

    /// Replaces what is known of the person behind a member; nothing known deletes the row.
    package func setPerson(_ person: PersonRow, of member: MemberID) throws {
        guard !person.isEmpty else {
            try statements.run(
                "DELETE FROM person WHERE member_id = ?1",
                [.int(member.number)]
            )
            return
        }
        try statements.run(
            """
            INSERT INTO person (member_id, name, email, birthday, address_key)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (member_id) DO UPDATE SET name = excluded.name, email = excluded.email,
              birthday = excluded.birthday, address_key = excluded.address_key
            """,
            [
                .int(member.number), .optional(person.name), .optional(person.email),
                .optional(person.birthday?.dayNumber), .optional(person.addressKey),
            ]
        )
    }

    /// Stores where a member lives; `nil` takes it back.
    package func setRegion(_ region: String?, of member: MemberID) throws {
        try statements.run(
            "UPDATE member SET region = ?2 WHERE id = ?1",
            [.int(member.number), .optional(region)]
        )
        try expectOneChange("member \(member.number)")
    }

    /// Stores which household a member belongs to; `nil` takes it back.
    package func setHousehold(_ household: String?, of member: MemberID) throws {
        try statements.run(
            "UPDATE member SET household = ?2 WHERE id = ?1",
            [.int(member.number), .optional(household)]
        )
        try expectOneChange("member \(member.number)")
    }
}

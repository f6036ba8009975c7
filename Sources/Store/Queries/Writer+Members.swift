package import Membership

extension Writer {
    /// Adds a member and the person behind it.
    package func insertMember(
        key: String,
        zone: String?,
        joinedAt: Instant,
        person: PersonRow?
    ) throws -> MemberID {
        try statements.run(
            "INSERT INTO member (member, zone, joined_at) VALUES (?1, ?2, ?3)",
            [.text(key), .optional(zone), .int(joinedAt.milliseconds)]
        )
        guard let id = try reader.member(key)?.id else {
            throw StoreError.corrupt(
                path: statements.path,
                detail: "the new member \(key) cannot be found"
            )
        }
        if let person, person.name != nil || person.email != nil {
            try statements.run(
                "INSERT INTO person (member_id, name, email) VALUES (?1, ?2, ?3)",
                [.int(id.number), .optional(person.name), .optional(person.email)]
            )
        }
        return id
    }
}

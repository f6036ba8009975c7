package import Membership

extension Reader {
    /// The member with the shop's own id; `nil` when there is none.
    package func member(_ key: String) throws -> MemberRow? {
        try statements.first(
            """
            SELECT m.id, m.member, m.zone, m.joined_at, p.member_id, p.name, p.email,
              m.region, m.household, p.birthday, p.address_key
            FROM member AS m LEFT JOIN person AS p ON p.member_id = m.id WHERE m.member = ?1
            """,
            [.text(key)],
            Self.memberRow
        )
    }

    /// At most `limit` members behind the id `cursor`, in order of their ids.
    package func members(after cursor: String, limit: Int) throws -> [MemberRow] {
        try statements.all(
            """
            SELECT m.id, m.member, m.zone, m.joined_at, p.member_id, p.name, p.email,
              m.region, m.household, p.birthday, p.address_key
            FROM member AS m LEFT JOIN person AS p ON p.member_id = m.id WHERE m.member > ?1
            ORDER BY m.member LIMIT ?2
            """,
            [.text(cursor), .int(limit)],
            Self.memberRow
        )
    }

    /// The member with this number; `nil` when there is none.
    package func member(_ id: MemberID) throws -> MemberRow? {
        try statements.first(
            """
            SELECT m.id, m.member, m.zone, m.joined_at, p.member_id, p.name, p.email,
              m.region, m.household, p.birthday, p.address_key
            FROM member AS m LEFT JOIN person AS p ON p.member_id = m.id WHERE m.id = ?1
            """,
            [.int(id.number)],
            Self.memberRow
        )
    }

    /// The members of a household, in order of joining.
    package func members(ofHousehold household: String) throws -> [MemberRow] {
        try statements.all(
            """
            SELECT m.id, m.member, m.zone, m.joined_at, p.member_id, p.name, p.email,
              m.region, m.household, p.birthday, p.address_key
            FROM member AS m LEFT JOIN person AS p ON p.member_id = m.id
            WHERE m.household = ?1 AND m.household IS NOT NULL ORDER BY m.id
            """,
            [.text(household)],
            Self.memberRow
        )
    }

    /// What the member has to spend, one balance a currency.
    package func balances(of member: MemberID) throws -> [PrepaidBalance] {
        try statements.all(
            """
            SELECT currency, paid, granted FROM prepaid_balance WHERE member_id = ?1
            ORDER BY currency
            """,
            [.int(member.number)],
            Self.balance
        )
    }

    /// What the member has to spend in one currency; empty without a row.
    package func balance(of member: MemberID, _ currency: Currency) throws -> PrepaidBalance {
        try statements.first(
            """
            SELECT currency, paid, granted FROM prepaid_balance
            WHERE member_id = ?1 AND currency = ?2
            """,
            [.int(member.number), .text(currency.code)],
            Self.balance
        ) ?? .empty(currency)
    }

    /// Whether the member has had a trial of any plan.
    package func hasTakenTrial(_ member: MemberID) throws -> Bool {
        try !trialClaims(for: [.member(member)]).isEmpty
    }

    private static func memberRow(_ row: SQLRow) -> MemberRow {
        MemberRow(
            id: MemberID(row.int(0)),
            key: row.text(1),
            zone: row.optionalText(2),
            region: row.optionalText(7),
            household: row.optionalText(8),
            joinedAt: Instant(milliseconds: row.int(3)),
            person: row.isNull(4)
                ? nil
                : PersonRow(
                    name: row.optionalText(5),
                    email: row.optionalText(6),
                    birthday: row.optionalDay(9).map(CivilDate.init(dayNumber:)),
                    addressKey: row.optionalText(10)
                )
        )
    }

    private static func balance(_ row: SQLRow) throws -> PrepaidBalance {
        guard let currency = Currency(row.text(0)) else {
            throw StoreError.corrupt(path: "", detail: "a balance has the currency \(row.text(0))")
        }
        return PrepaidBalance(
            paid: Money(minorUnits: row.int(1), currency: currency),
            granted: Money(minorUnits: row.int(2), currency: currency)
        )
    }
}

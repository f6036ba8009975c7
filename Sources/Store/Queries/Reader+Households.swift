package import Membership

extension Reader {
    /// The seat with this number; `nil` when there is none.
    package func seat(_ id: Int64) throws -> SeatRow? {
        try statements.first(
            """
            SELECT id, subscription_id, owner_id, member_id, role, extra_subscription_id, state,
              invited_at, joined_at, left_at, locked_until
            FROM household_seat WHERE id = ?1
            """,
            [.int(id)],
            Self.seat
        )
    }

    /// Every seat there ever was at a subscription, oldest first.
    package func seats(of subscription: SubscriptionID) throws -> [SeatRow] {
        try statements.all(
            """
            SELECT id, subscription_id, owner_id, member_id, role, extra_subscription_id, state,
              invited_at, joined_at, left_at, locked_until
            FROM household_seat WHERE subscription_id = ?1 ORDER BY id
            """,
            [.int(subscription.number)],
            Self.seat
        )
    }

    /// Every seat a member ever had with somebody else, oldest first.
    package func seats(of member: MemberID) throws -> [SeatRow] {
        try statements.all(
            """
            SELECT id, subscription_id, owner_id, member_id, role, extra_subscription_id, state,
              invited_at, joined_at, left_at, locked_until
            FROM household_seat WHERE member_id = ?1 ORDER BY id
            """,
            [.int(member.number)],
            Self.seat
        )
    }

    /// Whose entitlements follow a subscription, by the shop's own ids: who shares it now, and when it
    /// has ended who shared it then.
    package func sharers(
        of subscription: SubscriptionID
    ) throws -> [(member: String, role: HouseholdRole)] {
        // Who left and came back has had several seats, and is named once.
        var known: Set<String> = []
        return try statements.all(
            """
            SELECT e.member, e.role FROM household_seat AS s
            JOIN member AS m ON m.id = s.member_id
            JOIN entitlement AS e ON e.member = m.member AND e.subscription_id = s.subscription_id
            WHERE s.subscription_id = ?1 AND e.role IS NOT NULL ORDER BY s.id
            """,
            [.int(subscription.number)]
        ) { row in
            guard let role = HouseholdRole(rawValue: row.text(1)) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "a seat at \(subscription) has the role '\(row.text(1))'"
                )
            }
            return (member: row.text(0), role: role)
        }
        .filter { known.insert($0.member).inserted }
    }

    /// Whose membership a subscription is, by the shop's own id.
    package func owner(of subscription: SubscriptionID) throws -> String? {
        try statements.first(
            """
            SELECT m.member FROM subscription AS s JOIN member AS m ON m.id = s.member_id
            WHERE s.id = ?1
            """,
            [.int(subscription.number)]
        ) { $0.text(0) }
    }

    /// The card with the shop's own number; `nil` when there is none.
    package func card(_ card: String) throws -> CardRow? {
        try statements.first(
            """
            SELECT card, subscription_id, member_id, identity, issued_at, revoked_at
            FROM membership_card WHERE card = ?1
            """,
            [.text(card)],
            Self.card
        )
    }

    /// The card of a member for a subscription that is not revoked; `nil` when there is none.
    package func liveCard(
        of subscription: SubscriptionID,
        _ member: MemberID
    ) throws -> CardRow? {
        try statements.first(
            """
            SELECT card, subscription_id, member_id, identity, issued_at, revoked_at
            FROM membership_card
            WHERE subscription_id = ?1 AND member_id = ?2 AND revoked_at IS NULL
            """,
            [.int(subscription.number), .int(member.number)],
            Self.card
        )
    }

    /// The cards for a subscription that are not revoked.
    package func liveCards(of subscription: SubscriptionID) throws -> [CardRow] {
        try statements.all(
            """
            SELECT card, subscription_id, member_id, identity, issued_at, revoked_at
            FROM membership_card
            WHERE subscription_id = ?1 AND revoked_at IS NULL ORDER BY member_id
            """,
            [.int(subscription.number)],
            Self.card
        )
    }

    private static func card(_ row: SQLRow) -> CardRow {
        CardRow(
            card: row.text(0),
            subscription: SubscriptionID(row.int(1)),
            member: MemberID(row.int(2)),
            identity: row.isNull(3) ? nil : row.blob(3),
            issuedAt: Instant(milliseconds: row.int(4)),
            revokedAt: row.optionalInt(5).map(Instant.init(milliseconds:))
        )
    }

    private static func seat(_ row: SQLRow) throws(StoreError) -> SeatRow {
        guard let role = HouseholdRole(rawValue: row.text(4)),
            let state = SeatRow.State(rawValue: row.text(6))
        else {
            throw .corrupt(path: "", detail: "seat \(row.int(0)) has an unknown role or state")
        }
        return SeatRow(
            id: row.int(0),
            subscription: SubscriptionID(row.int(1)),
            owner: MemberID(row.int(2)),
            member: MemberID(row.int(3)),
            role: role,
            extra: row.optionalInt(5).map(SubscriptionID.init),
            state: state,
            invitedAt: Instant(milliseconds: row.int(7)),
            joinedAt: row.optionalInt(8).map(Instant.init(milliseconds:)),
            leftAt: row.optionalInt(9).map(Instant.init(milliseconds:)),
            lockedUntil: row.optionalDay(10).map(CivilDate.init(dayNumber:))
        )
    }
}

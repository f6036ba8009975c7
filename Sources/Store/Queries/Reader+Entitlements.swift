package import Membership

extension Reader {
    /// The checkout's one indexed read: everything that gives this member anything.
    package func entitlements(of member: String) throws -> [Entitlement] {
        try statements.all(
            """
            SELECT subscription_id, plan_version_id, standing, valid_from, paid_until, valid_until,
              tier, role, held_out
            FROM entitlement WHERE member = ?1
            """,
            [.text(member)]
        ) { row in
            guard let standing = Standing(rawValue: row.text(2)) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "an entitlement of sub_\(row.int(0)) has an unknown standing"
                )
            }
            let role = try row.optionalText(7).map { text in
                guard let role = HouseholdRole(rawValue: text) else {
                    throw StoreError.corrupt(
                        path: "",
                        detail: "an entitlement of sub_\(row.int(0)) has the role '\(text)'"
                    )
                }
                return role
            }
            return Entitlement(
                source: EntitlementSource(
                    planVersion: PlanVersionID(row.int(1)),
                    subscription: SubscriptionID(row.int(0))
                ),
                standing: standing,
                validFrom: Instant(milliseconds: row.int(3)),
                paidUntil: row.optionalInt(4).map(Instant.init(milliseconds:)),
                validUntil: Instant(milliseconds: row.int(5)),
                tier: row.optionalText(6),
                role: role,
                isHeldOut: row.flag(8)
            )
        }
    }

    /// Whether the shop has a member with this id.
    package func memberExists(_ member: String) throws -> Bool {
        try statements.first("SELECT 1 FROM member WHERE member = ?1", [.text(member)]) { _ in
            true
        } ?? false
    }
}

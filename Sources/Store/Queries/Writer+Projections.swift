import Membership

extension Writer {
    /// Replaces what one subscription gives its member, or somebody who shares it.
    ///
    /// A role stays: the index that leaves shares out would be written with every renewal. Who gets
    /// another role is withdrawn first.
    func project(_ entitlement: Entitlement, of member: String) throws {
        let values: [SQLValue] = [
            .text(member), .int(entitlement.source.subscription.number),
            .text(entitlement.standing.rawValue), .int(entitlement.validFrom.milliseconds),
            .optional(entitlement.paidUntil?.milliseconds),
            .int(entitlement.validUntil.milliseconds),
            .int(entitlement.source.planVersion.number), .optional(entitlement.tier),
            .optional(entitlement.role?.rawValue), .flag(entitlement.isHeldOut),
        ]
        try statements.run(
            """
            UPDATE entitlement SET standing = ?3, valid_from = ?4, paid_until = ?5,
              valid_until = ?6, plan_version_id = ?7, tier = ?8, held_out = ?10
            WHERE member = ?1 AND subscription_id = ?2 AND role IS ?9
            """,
            values
        )
        guard statements.changes == 0 else { return }
        try statements.run(
            """
            INSERT INTO entitlement (member, subscription_id, standing, valid_from, paid_until,
              valid_until, plan_version_id, tier, role, held_out)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            values
        )
    }

    /// Deletes what a subscription gave somebody who no longer shares it.
    func withdraw(_ subscription: SubscriptionID, from member: String) throws {
        try statements.run(
            "DELETE FROM entitlement WHERE member = ?1 AND subscription_id = ?2",
            [.text(member), .int(subscription.number)]
        )
        try expectOneChange("the share of \(subscription) of \(member)")
    }

    /// Replaces what a member has to spend in one currency.
    func project(_ balance: PrepaidBalance, of member: MemberID) throws {
        let values: [SQLValue] = [
            .int(member.number), .text(balance.paid.currency.code),
            .int(balance.paid.minorUnits), .int(balance.granted.minorUnits),
        ]
        try statements.run(
            """
            UPDATE prepaid_balance SET paid = ?3, granted = ?4
            WHERE member_id = ?1 AND currency = ?2
            """,
            values
        )
        guard statements.changes == 0 else { return }
        try statements.run(
            """
            INSERT INTO prepaid_balance (member_id, currency, paid, granted)
            VALUES (?1, ?2, ?3, ?4)
            """,
            values
        )
    }
}

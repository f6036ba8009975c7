import Membership

extension Writer {
    /// What members proved and used, what they were told, and until when their methods work.
    func applyRecords(_ changes: ChangeSet) throws {
        for row in changes.verifications { try insert(row) }
        for row in changes.trialClaims { try insert(row) }
        for row in changes.benefitUses { try insert(row) }
        for row in changes.benefitReturns { try insert(row) }
        for row in changes.windowMarks { try insert(row, at: changes.at) }
        for row in changes.notices { try insert(row) }
        for row in changes.methodExpiries { try project(row) }
    }

    func update(_ row: MemberRow) throws {
        try statements.run(
            "UPDATE member SET zone = ?2, region = ?3, household = ?4 WHERE id = ?1",
            [
                .int(row.id.number), .optional(row.zone), .optional(row.region),
                .optional(row.household),
            ]
        )
        try expectOneChange("the member \(row.key)")
    }

    private func insert(_ row: VerificationRow) throws {
        try statements.run(
            """
            INSERT INTO verification (member_id, kind, proof, verified_on, valid_until, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .int(row.member.number), .text(row.kind), .text(row.proof),
                .day(row.verifiedOn.dayNumber), .optional(row.validUntil?.dayNumber),
                .int(row.recordedAt.milliseconds),
            ]
        )
    }

    private func insert(_ row: TrialClaimRow) throws {
        let claim = row.claim.stored
        try statements.run(
            """
            INSERT INTO trial_claim (kind, value, subscription_id, taken_at)
            VALUES (?1, ?2, ?3, ?4)
            """,
            [
                .text(claim.kind), .text(claim.value), .int(row.subscription.number),
                .int(row.takenAt.milliseconds),
            ]
        )
    }

    private func insert(_ row: BenefitUseRow) throws {
        try statements.run(
            """
            INSERT INTO benefit_use (id, member_id, subscription_id, benefit, used_at, day, value,
              currency, reference, quantity, counted, uses, overage)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """,
            [
                .int(row.id.number), .int(row.member.number), .int(row.subscription.number),
                .text(row.benefit),
                .int(row.usedAt.milliseconds), .day(row.day.dayNumber),
                .optional(row.value?.minorUnits), .optional(row.value?.currency.code),
                .optional(row.reference), .int(row.quantity), .optional(row.counted?.name),
                .int(row.counted?.uses ?? 0), .int(row.counted?.overage ?? 0),
            ]
        )
    }

    func insert(_ row: BenefitReturnRow) throws {
        try statements.run(
            """
            INSERT INTO benefit_return (use_id, quantity, uses, reference, returned_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .int(row.use.number), .int(row.quantity), .int(row.uses),
                .optional(row.reference), .int(row.returnedAt.milliseconds),
            ]
        )
    }

    func insert(_ row: WindowMarkRow, at instant: Instant) throws {
        try statements.run(
            """
            INSERT INTO window_mark (member_id, kind, name, subscription_id, window_day, marked_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .int(row.member.number), .text(row.holding.kind.rawValue),
                .text(row.holding.name), .int(row.subscription.number),
                .day(row.window.dayNumber), .int(instant.milliseconds),
            ]
        )
    }

    private func insert(_ row: NoticeRow) throws {
        try statements.run(
            """
            INSERT INTO notice (subscription_id, kind, pack, about_day, earliest, latest, issued_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [
                .int(row.subscription.number), .text(row.kind.rawValue),
                .text(row.pack?.rawValue ?? ""),
                .day(row.about.dayNumber), .day(row.earliest.dayNumber),
                .day(row.latest.dayNumber), .int(row.issuedAt.milliseconds),
            ]
        )
    }

    /// A card is renewed under its old token, so the date of a method is replaced.
    private func project(_ row: MethodExpiryRow) throws {
        try statements.run(
            """
            INSERT INTO method_expiry (pay_with, expires_on) VALUES (?1, ?2)
            ON CONFLICT (pay_with) DO UPDATE SET expires_on = ?2
            """,
            [.text(row.payWith), .day(row.expiresOn.dayNumber)]
        )
    }
}

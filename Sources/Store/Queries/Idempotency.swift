package import Membership

extension Reader {
    /// What a key was used for; `nil` for a new key.
    package func idempotencyRecord(_ key: String) throws -> IdempotencyRecord? {
        try statements.first(
            """
            SELECT method, body_hash, subscription_id, answer, recorded_at FROM idempotency
            WHERE key = ?1
            """,
            [.text(key)]
        ) { row in
            IdempotencyRecord(
                method: row.text(0),
                bodyHash: row.blob(1),
                subscription: row.optionalInt(2).map(SubscriptionID.init),
                answer: row.isNull(3) ? nil : row.blob(3),
                recordedAt: Instant(milliseconds: row.int(4))
            )
        }
    }
}

extension Writer {
    /// Keeps what a mutation was asked, and its answer, in the mutation's own commit.
    package func insertIdempotencyRecord(
        _ record: IdempotencyRecord,
        key: String,
        at instant: Instant
    ) throws {
        try statements.run(
            """
            INSERT INTO idempotency (key, method, body_hash, subscription_id, answer, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .text(key), .text(record.method), .blob(record.bodyHash),
                .optional(record.subscription?.number), record.answer.map { .blob($0) } ?? .null,
                .int(instant.milliseconds),
            ]
        )
    }

    /// Keeps the answer of a mutation that needed a second commit.
    package func setIdempotentAnswer(_ answer: [UInt8], key: String) throws {
        try statements.run(
            "UPDATE idempotency SET answer = ?2 WHERE key = ?1 AND answer IS NULL",
            [.text(key), .blob(answer)]
        )
    }
}

/// A request that was carried out, and the answer it got.
package struct IdempotencyRecord: Hashable, Sendable {
    package let method: String
    package let bodyHash: [UInt8]
    /// The subscription it opened, when the payment came in a second commit.
    package let subscription: SubscriptionID?
    /// `nil` when the process died before the second commit; the next try finishes it.
    package let answer: [UInt8]?
    /// When it was kept, in the mutation's first commit; `nil` before it is.
    package let recordedAt: Instant?

    package init(
        method: String,
        bodyHash: [UInt8],
        subscription: SubscriptionID? = nil,
        answer: [UInt8]?,
        recordedAt: Instant? = nil
    ) {
        self.method = method
        self.bodyHash = bodyHash
        self.subscription = subscription
        self.answer = answer
        self.recordedAt = recordedAt
    }
}

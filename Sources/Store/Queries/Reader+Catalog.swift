package import Membership

extension Reader {
    /// Every stored plan version with the text it was loaded from, in order of loading.
    package func planVersions() throws -> [PlanVersionRow] {
        try statements.all(
            "SELECT id, plan, version, source, loaded_at FROM plan_version ORDER BY id"
        ) { row in
            PlanVersionRow(
                id: PlanVersionID(row.int(0)),
                plan: row.text(1),
                number: Int(row.int(2)),
                source: row.text(3),
                loadedAt: Instant(milliseconds: row.int(4))
            )
        }
    }

    /// The amounts of one plan version, each with the number subscriptions keep.
    package func prices(of version: PlanVersionID) throws -> [PriceRow] {
        try statements.all(
            """
            SELECT id, price, effective_from, amount, currency FROM price
            WHERE plan_version_id = ?1 ORDER BY id
            """,
            [.int(version.number)]
        ) { row in
            guard let currency = Currency(row.text(4)) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "price \(row.int(0)) has the currency \(row.text(4))"
                )
            }
            return PriceRow(
                id: PriceVersionID(row.int(0)),
                price: row.text(1),
                version: PriceVersion(
                    from: CivilDate(dayNumber: row.day(2)),
                    amount: Money(minorUnits: row.int(3), currency: currency)
                )
            )
        }
    }

    /// The number of the version stored last; 0 before the first.
    package func newestPlanVersion() throws -> Int64 {
        try statements.first("SELECT max(id) FROM plan_version") { $0.int(0) } ?? 0
    }

    /// The hash of the latest version of a plan, and its number; `nil` for an unknown plan.
    package func latestSource(of plan: String) throws -> (number: Int, hash: [UInt8])? {
        try statements.first(
            """
            SELECT version, source_hash FROM plan_version WHERE plan = ?1
            ORDER BY version DESC LIMIT 1
            """,
            [.text(plan)]
        ) { (number: Int($0.int(0)), hash: $0.blob(1)) }
    }
}

extension Writer {
    /// Stores a new version of a plan with its amounts.
    package func insertPlanVersion(
        _ plan: Plan,
        number: Int,
        source: String,
        at instant: Instant
    ) throws {
        let hash = Digest.sha256(source)
        try statements.run(
            """
            INSERT INTO plan_version (plan, version, source, source_hash, loaded_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .text(plan.id), .int(number), .text(source), .blob(hash),
                .int(instant.milliseconds),
            ]
        )
        for price in plan.prices {
            for version in price.history {
                try statements.run(
                    """
                    INSERT INTO price (plan_version_id, price, effective_from, amount, currency)
                    SELECT id, ?3, ?4, ?5, ?6 FROM plan_version WHERE plan = ?1 AND version = ?2
                    """,
                    [
                        .text(plan.id), .int(number), .text(price.id),
                        .day(version.from.dayNumber), .int(version.amount.minorUnits),
                        .text(version.amount.currency.code),
                    ]
                )
            }
        }
    }
}

/// One stored version of a plan file.
package struct PlanVersionRow: Hashable, Sendable {
    package let id: PlanVersionID
    package let plan: String
    package let number: Int
    /// The YAML as it was loaded.
    package let source: String
    package let loadedAt: Instant
}

/// One stored amount of one price.
package struct PriceRow: Hashable, Sendable {
    package let id: PriceVersionID
    package let price: String
    package let version: PriceVersion
}

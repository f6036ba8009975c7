extension Attack {
    private static let currency = "currency GLOB '[A-Z][A-Z][A-Z]'"

    static let catalog: [Attack] = [
        Attack(
            "a setting nobody reads",
            .check("setting", "name IN ('zone', 'created_at')"),
            .copy("setting", of: "name = 'zone'", ["name": "'colour'"]),
            legal: anotherZone
        ),
        Attack(
            "a setting without a value",
            .check("setting", "value <> ''"),
            .steps([noZone, .run("INSERT INTO setting VALUES ('zone', '')")]),
            legal: anotherZone
        ),
        Attack(
            "two zones",
            .key("setting.name"),
            .copy("setting", of: "name = 'zone'", [:]),
            legal: anotherZone
        ),
        Attack(
            "another zone later",
            .trigger("setting_is_append_only_update"),
            .run("UPDATE setting SET value = 'Europe/Paris' WHERE name = 'zone'"),
            legal: anotherZone
        ),
        Attack(
            "no zone any more",
            .trigger("setting_is_append_only_delete"),
            .run("DELETE FROM setting WHERE name = 'zone'"),
            legal: anotherZone
        ),

        Attack(
            "a second clock",
            .check("test_clock", "one = 1"),
            .copy("test_clock", of: "one = 1", ["one": "2"]),
            legal: clockMoves
        ),
        Attack(
            "the clock twice",
            .key("test_clock.one"),
            .copy("test_clock", of: "one = 1", [:]),
            legal: clockMoves
        ),
        Attack(
            "a clock set back",
            .trigger("test_clock_moves_forward"),
            .run("UPDATE test_clock SET now = now - 1"),
            legal: clockMoves
        ),
        Attack(
            "a test database that goes over to real time",
            .trigger("test_clock_is_append_only_delete"),
            .run("DELETE FROM test_clock"),
            legal: clockMoves
        ),

        Attack(
            "versions count from one",
            .check("plan_version", "version > 0"),
            .copy("plan_version", of: "id = 1", ["id": "90", "version": "0"]),
            legal: nextVersion
        ),
        Attack(
            "a hash of the wrong length",
            .check("plan_version", "length(source_hash) = 32"),
            .copy(
                "plan_version",
                of: "id = 1",
                ["id": "90", "version": "2", "source_hash": "zeroblob(31)"]
            ),
            legal: nextVersion
        ),
        Attack(
            "one version of a plan twice",
            .key("plan_version.plan, plan_version.version"),
            .copy("plan_version", of: "id = 1", ["id": "90"]),
            legal: nextVersion
        ),
        Attack(
            "a plan changed behind its members",
            .trigger("plan_version_is_append_only_update"),
            .run("UPDATE plan_version SET source = 'cheaper' WHERE id = 1"),
            legal: nextVersion
        ),
        Attack(
            "a plan taken away",
            .trigger("plan_version_is_append_only_delete"),
            .steps([nextVersion, .run("DELETE FROM plan_version WHERE id = 90")]),
            legal: nextVersion
        ),

        Attack(
            "a price below nothing",
            .check("price", "amount >= 0"),
            nextPrice(["amount": "-1"]),
            legal: nextPrice(["amount": "0"])
        ),
        Attack(
            "a currency in small letters",
            .check("price", currency),
            nextPrice(["currency": "'usd'"]),
            legal: nextPrice(["currency": "'EUR'"])
        ),
        Attack(
            "a currency of four letters",
            .check("price", currency),
            nextPrice(["currency": "'USDT'"]),
            legal: nextPrice(["currency": "'USD'"])
        ),
        Attack(
            "two amounts from one day",
            .key("price.plan_version_id, price.price, price.effective_from"),
            .copy("price", of: "id = 1", ["id": "90"]),
            legal: nextPrice([:])
        ),
        Attack(
            "a price of no plan",
            .reference("price (plan_version_id)"),
            nextPrice(["plan_version_id": "99"]),
            legal: nextPrice(["plan_version_id": "2"])
        ),
        Attack(
            "an amount changed behind its members",
            .trigger("price_is_append_only_update"),
            .run("UPDATE price SET amount = 1 WHERE id = 1"),
            legal: nextPrice([:])
        ),
        Attack(
            "a price taken away",
            .trigger("price_is_append_only_delete"),
            .steps([nextPrice([:]), .run("DELETE FROM price WHERE id = 90")]),
            legal: nextPrice([:])
        ),
    ]

    private static let noZone = Change.run(
        "DROP TRIGGER setting_is_append_only_delete; DELETE FROM setting WHERE name = 'zone'"
    )
    private static let anotherZone = Change.steps([
        noZone, .run("INSERT INTO setting VALUES ('zone', 'Europe/Paris')"),
    ])
    private static let clockMoves = Change.run("UPDATE test_clock SET now = now + 1")
    private static let nextVersion = Change.copy(
        "plan_version",
        of: "id = 1",
        ["id": "90", "version": "2"]
    )

    private static func nextPrice(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "effective_from": "effective_from + 1"]
        return .copy("price", of: "id = 1", fresh.merging(replaced) { $1 })
    }
}

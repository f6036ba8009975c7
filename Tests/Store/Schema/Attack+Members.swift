extension Attack {
    private static let spelling =
        "length(member) BETWEEN 1 AND 64 AND member NOT GLOB '*[^-A-Za-z0-9_.:]*'"

    private static let household =
        "length(household) BETWEEN 1 AND 64 AND household NOT GLOB '*[^-A-Za-z0-9_.:]*'"
    private static let region = """
        region GLOB '[A-Z][A-Z]' OR region GLOB '[A-Z][A-Z]-[A-Z0-9]'
            OR region GLOB '[A-Z][A-Z]-[A-Z0-9][A-Z0-9]'
            OR region GLOB '[A-Z][A-Z]-[A-Z0-9][A-Z0-9][A-Z0-9]'
        """

    static let members: [Attack] = [
        Attack(
            "an id with a blank",
            .check("member", spelling),
            member("'a b'"),
            legal: member("'-A_z.0:9'")
        ),
        Attack(
            "an id of other letters",
            .check("member", spelling),
            member("'zoé'"),
            legal: member("'zoe'")
        ),
        Attack("no id", .check("member", spelling), member("''"), legal: member("'0'")),
        Attack(
            "an id of 65",
            .check("member", spelling),
            member("printf('%065d', 0)"),
            legal: member("printf('%064d', 0)")
        ),
        Attack(
            "two members with one id",
            .key("member.member"),
            member("'guy'"),
            legal: member("'GUY'")
        ),
        Attack(
            "a member under another id",
            .trigger("a_member_keeps_its_id"),
            .run("UPDATE member SET member = 'guido' WHERE member = 'guy'"),
            legal: .run("UPDATE member SET zone = 'Asia/Tokyo' WHERE member = 'guy'")
        ),
        Attack(
            "a member who joined earlier than before",
            .trigger("a_member_keeps_its_id"),
            .run("UPDATE member SET joined_at = 0 WHERE member = 'guy'"),
            legal: .run("UPDATE member SET zone = NULL WHERE member = 'guy'")
        ),
        Attack(
            "a member gone",
            .trigger("member_is_append_only_delete"),
            .run("DELETE FROM member WHERE member = 'guy'"),
            legal: .run("DELETE FROM person WHERE member_id = 1")
        ),

        Attack(
            "a region that is a name",
            .check("member", region),
            lives("'Germany'"),
            legal: lives("'DE'")
        ),
        Attack(
            "a part of a country in four letters",
            .check("member", region),
            lives("'US-CALI'"),
            legal: lives("'US-CA'")
        ),
        Attack(
            "a household with a blank",
            .check("member", household),
            .run("UPDATE member SET household = 'oak 7'"),
            legal: .run("UPDATE member SET household = 'oak-7'")
        ),
        Attack(
            "a household without a name",
            .check("member", household),
            .run("UPDATE member SET household = ''"),
            legal: .run("UPDATE member SET household = NULL")
        ),
        Attack(
            "two persons behind one member",
            .key("person.member_id"),
            .copy("person", of: "member_id = 1", [:]),
            legal: person([:])
        ),
        Attack(
            "a person of whom nothing is known",
            .check("person", "something_is_known"),
            person(["name": "NULL", "email": "NULL"]),
            legal: person(["name": "NULL", "email": "NULL", "birthday": "-9000"])
        ),
        Attack(
            "a person behind nobody",
            .reference("person (member_id)"),
            person(["member_id": "99"]),
            legal: person([:])
        ),
        Attack(
            "an empty address",
            .check("person", "address_key <> ''"),
            person(["address_key": "''"]),
            legal: person(["address_key": "'1 high street'"])
        ),
    ]

    private static func member(_ id: String) -> Change {
        .copy("member", of: "id = 7", ["id": "90", "member": id])
    }

    private static func lives(_ region: String) -> Change {
        .run("UPDATE member SET region = \(region) WHERE member = 'guy'")
    }

    private static func person(_ replaced: [String: String]) -> Change {
        .copy("person", of: "member_id = 1", ["member_id": "7"].merging(replaced) { $1 })
    }
}

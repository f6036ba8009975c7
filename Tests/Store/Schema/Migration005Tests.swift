import GRDB
import Membership
import Testing

@testable import Store

/// What a file of the schema before knew of invitations, friends and notices is known after it.
struct Migration005Tests {
    let scratch: ScratchDirectory
    let new: Store

    init() throws {
        scratch = try ScratchDirectory()
        let old = try Store.create(
            at: scratch.database,
            migrations: Migrations.all.filter { $0.number < 5 }
        )
        let shop = try HealthyShop()
        try old.write { writer in
            try writer.db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            for table in ["member", "plan_version", "price", "subscription", "entitlement"] {
                let columns = try writer.db.columns(in: table).map(\.name)
                let list = columns.joined(separator: ", ")
                let rows = try shop.store.read {
                    try Row.fetchAll(
                        $0.db,
                        sql: """
                            SELECT \(list) FROM \(table)
                            WHERE \(table == "subscription" ? "id < 3" : "true")
                            """
                    )
                }
                for row in rows {
                    guard table != "entitlement" || (row["subscription_id"] as Int) < 3 else {
                        continue
                    }
                    let marks = columns.map { _ in "?" }.joined(separator: ", ")
                    try writer.db.execute(
                        sql: "INSERT INTO \(table) (\(list)) VALUES (\(marks))",
                        arguments: StatementArguments(row.databaseValues)
                    )
                }
            }
            try writer.db.execute(
                sql: """
                    UPDATE subscription SET last_invoice_id = NULL, last_run_id = NULL;
                    INSERT INTO invitation VALUES ('gold', 2, 5, NULL), ('prime', 1, 7, 1);
                    INSERT INTO referral VALUES (2, 1, 'prime', 'open', 3, NULL),
                      (7, 1, 'prime', 'capped', 4, 9);
                    INSERT INTO notice VALUES (4, 1, 'renewal_coming', '', 20031, 20024, 20030, 6);
                    """
            )
        }
        old.close()
        new = try Store.open(at: scratch.database)
    }

    @Test func `invitations keep who they were for and who used them`() throws {
        try new.read { reader in
            let open = try #require(try reader.invitation(to: "gold", of: MemberID(2)))
            #expect(open.mostUses == 1 && open.expiresAt == nil)
            #expect(open.invitedAt == Instant(milliseconds: 5))
            #expect(try reader.use(ofInvitation: open.id, by: MemberID(2)) == nil)
            let used = try #require(try reader.invitation(to: "prime", of: MemberID(1)))
            let use = try #require(try reader.use(ofInvitation: used.id, by: MemberID(1)))
            #expect(use.subscription == SubscriptionID(1))
        }
    }

    @Test func `friends and notices stay as they were`() throws {
        try new.read { reader in
            #expect(
                try reader.referrals(by: MemberID(1)).map { "\($0.friend.number) \($0.state)" } == [
                    "2 open", "7 capped",
                ]
            )
            #expect(try reader.referral(of: MemberID(2))?.plan == "prime")
            let notice = try #require(try reader.notices(of: SubscriptionID(1)).first)
            #expect(notice.kind == .renewalComing && notice.about.dayNumber == 20_031)
            #expect(try reader.entitlements(of: "ada").allSatisfy { !$0.isHeldOut })
        }
    }

    @Test func `the way to the schema does not show`() throws {
        let fresh = try Store.create(at: scratch.path + "/fresh.db")
        let same = try new.schemaText() == fresh.schemaText()
        #expect(same)
    }
}

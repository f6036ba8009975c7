/// What is told of benefits that are used apart from purchases, and what enforces the rules by which
/// members join, bring friends and are told.
///
/// One file an area; they stand in the order in which they came to be.
enum Migration005 {
    static let migration = Migration(
        number: 5,
        name: "uses of benefits, invitations, places, referrals",
        sql: uses + invitations + places + heldOut + referrals + proofNotices
    )

    static func replacing(_ table: String, _ copy: String) -> [String] {
        Migration002.replacing(table, copy)
    }

    static func appendOnly(_ table: String, _ things: String) -> [String] {
        Migration001.appendOnly(table, things)
    }

    static func appendOnlyDelete(_ table: String, _ sentence: String) -> String {
        Migration001.appendOnlyDelete(table, sentence)
    }
}

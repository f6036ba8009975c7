/// What is told of benefits that are used apart from purchases.
enum Migration005 {
    static let migration = Migration(
        number: 5,
        name: "uses of benefits that are counted and come back",
        sql: uses
    )
}

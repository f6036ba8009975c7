/// The history of the schema, oldest first.
package enum Migrations {
    package static let all = [
        Migration001.migration, Migration002.migration, Migration003.migration,
        Migration004.migration, Migration005.migration,
    ]
}

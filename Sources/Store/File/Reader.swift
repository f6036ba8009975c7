import GRDB

/// One consistent view of the database, valid inside the body it was handed to.
package struct Reader {
    let db: Database
    let statements: StatementCache
}

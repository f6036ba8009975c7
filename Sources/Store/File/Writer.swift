import GRDB

/// The right to change the database, valid inside the body it was handed to.
package struct Writer {
    let db: Database
    let statements: StatementCache

    /// Reads what this transaction sees, its own changes included.
    package var reader: Reader { Reader(db: db, statements: statements) }
}

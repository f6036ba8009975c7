#ifndef TESSERA_CSQLITE_H
#define TESSERA_CSQLITE_H

#include <sqlite3.h>

/// Makes a connection safe to hold: no checkpoint when it closes, no writing through the back door
/// (writable_schema, shadow tables), no further database attached.
///
/// sqlite3_db_config takes variable arguments, which Swift cannot pass.
///
/// Returns SQLITE_OK, or the result code of the setting that was refused.
int tessera_configure_connection(sqlite3 *connection);

#endif

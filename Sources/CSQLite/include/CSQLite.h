#ifndef TESSERA_CSQLITE_H
#define TESSERA_CSQLITE_H

#include <sqlite3.h>

/// Spares SQLite the locks of connections shared by threads, and the counting of its memory: each of
/// our connections belongs to one thread. Both are process-wide and must come before any other call.
///
/// sqlite3_config takes variable arguments, which Swift cannot pass.
///
/// Returns SQLITE_OK, or SQLITE_MISUSE when the library is in use already; it then keeps its
/// defaults, which are as safe and slower.
int tessera_configure_library(void);

/// Makes a connection safe to hold: no checkpoint when it closes, no writing through the back door
/// (writable_schema, shadow tables), no further database attached.
///
/// sqlite3_db_config takes variable arguments, which Swift cannot pass.
///
/// Returns SQLITE_OK, or the result code of the setting that was refused.
int tessera_configure_connection(sqlite3 *connection);

#endif

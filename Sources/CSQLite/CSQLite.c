#include "CSQLite.h"

int tessera_configure_library(void) {
    int code = sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    if (code != SQLITE_OK) return code;
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int tessera_configure_connection(sqlite3 *connection) {
    int code = sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
    if (code != SQLITE_OK) return code;
    code = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (code != SQLITE_OK) return code;
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    return SQLITE_OK;
}

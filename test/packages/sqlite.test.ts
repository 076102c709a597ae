import { describeHistory } from "./describe-history.ts";
import { GO_SQLITES, SQLITES } from "./pins.ts";

/**
 * A member behind the last one of `sqlite3_module` and of the tables of FTS5 is told as breaking: that SQLite looks at
 * their `iVersion` first is said in its manual, not in a member called `size` or `version`.
 */
describeHistory(SQLITES, () => "sqlite3/sqlite3.h", [
  ["breaking", "sqlite3_module", "xShadowName", "sqlite3_prepare_v3", "sqlite3_win32_set_directory"],
  ["additions", "sqlite3_filename_wal", "sqlite3_uri_key"],
  ["additions", "sqlite3_txn_state"],
  ["breaking", "sqlite3_normalized_sql", "sqlite3_changes64", "sqlite3_vtab_in"],
  ["breaking", "sqlite3_create_filename", "xIntegrity", "Fts5ExtensionApi", "sqlite3_get_clientdata"],
  ["additions"],
  ["breaking", "fts5_api", "xCreateTokenizer_v2", "fts5_tokenizer_v2", "sqlite3_setlk_timeout"],
]);

describeHistory(SQLITES, () => "sqlite3/sqlite3ext.h", []);

describeHistory(GO_SQLITES, () => "sqlite3-binding.h", [
  ["breaking", "sqlite3_normalized_sql", "sqlite3_module", "xIntegrity", "sqlite3_changes64"],
]);

import { describeHistory } from "./describe-history.ts";
import { GO_SQLITES, SQLITES } from "./pins.ts";

/**
 * `sqlite3_module` begins with `iVersion`, so that a member behind its last one is an addition. The tables of FTS5
 * begin with it too, but one of them is passed and embedded by value: there it breaks.
 */
describeHistory(SQLITES, () => "sqlite3/sqlite3.h", [
  ["additions", "sqlite3_module", "xShadowName", "sqlite3_prepare_v3", "sqlite3_win32_set_directory"],
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

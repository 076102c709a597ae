import { describeHistory } from "./describe-history.ts";
import { GRAMMARS, TREE_SITTERS } from "./pins.ts";

describeHistory(TREE_SITTERS, () => "include/tree_sitter/api.h", [
  ["breaking", "ts_tree_print_dot_graph", "ts_query_step_is_definite", "ts_set_allocator", "TSQuantifier"],
  ["additions", "ts_node_language", "TSLookaheadIterator", "TSWasmError", "ts_language_copy"],
  ["breaking", "TSTreeCursor", "context", "ts_node_child_containing_descendant"],
  ["additions", "ts_query_end_byte_for_pattern"],
  ["breaking", "TSSymbolTypeAuxiliary", "TSSymbolTypeSupertype", "ts_query_cursor_timeout_micros"],
  ["breaking", "ts_node_child_containing_descendant", "TSInput", "decode", "ts_query_cursor_set_byte_range"],
]);

describeHistory(GRAMMARS, () => "src/tree_sitter/parser.h", [
  ["breaking", "TSLanguage", "lex_modes", "metadata", "TSLexer", "log", "TSFieldMapSlice"],
]);

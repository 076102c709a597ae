import type { Token } from "../../syntax/c/token.ts";

/** Pragmas that change neither a layout nor the name of a symbol, by their first word. */
const HARMLESS: ReadonlySet<string> = new Set(
  `
  IAR NOINLINE STDC SWIG acc alloc_text alloca argsused auto_inline bss_seg check_stack code_seg comment component conform const_seg
  coverity data_seg deprecated detect_mismatch does_not_return endregion error error_messages execution_character_set
  fenv_access float_control fp_contract function ghs hdrstop ident include_alias init_seg inline_depth inline_recursion
  intrinsic ivdep lint loop make_public managed mark message no_side_effect nounroll novector omp once optimization_level optimize
  pointers_to_members pop_macro poison push_macro rarely_called region resource runtime_checks section setlocale simd strict_gs_check
  system_header unroll unused vector vtordisp warn warning weak
  diag_default diag_error diag_once diag_pop diag_push diag_remark diag_suppress diag_warning
  nv_diag_default nv_diag_error nv_diag_once nv_diag_remark nv_diag_suppress nv_diag_warning
  `
    .trim()
    .split(/\s+/),
);

/** The same of those that begin with `GCC`. */
const HARMLESS_OF_GCC: ReadonlySet<string> = new Set(
  "dependency diagnostic error ivdep optimize pch_preprocess poison pop_options push_options system_header target unroll warning".split(
    " ",
  ),
);

/** The same of those that begin with `clang`; the end of an `attribute` region changes nothing more. */
const HARMLESS_OF_CLANG: ReadonlySet<string> = new Set(
  "arc_cf_code_audited assume_nonnull deprecated dependency diagnostic final fp header_unsafe loop max_tokens_here max_tokens_total module optimize poison restrict_expansion section system_header unsafe_buffer_usage".split(
    " ",
  ),
);

/** Whether a pragma is known to change nothing that a contract holds. */
export function isHarmlessPragma(line: readonly Token[]): boolean {
  const [first, second] = line;
  if (first === undefined) return true;
  if (first.text === "GCC") return HARMLESS_OF_GCC.has(second?.text ?? "");
  if (first.text === "clang" && second?.text === "attribute") return line[2]?.text === "pop";
  if (first.text === "clang") return HARMLESS_OF_CLANG.has(second?.text ?? "");
  return HARMLESS.has(first.text);
}

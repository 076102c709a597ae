import { describeHistory } from "./describe-history.ts";
import { ZLIBS } from "./pins.ts";

describeHistory(ZLIBS, ({ headers }) => Object.keys(headers).find((path) => path.endsWith("zlib.h")) ?? "", [
  ["additions", "internal_state", "gzfread", "uncompress2", "inflateCodesUsed", "z_size_t"],
  ["additions", "crc32_combine_gen", "crc32_combine_op"],
  ["none"],
]);

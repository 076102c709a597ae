import type { Pin } from "./pin.ts";

/** zlib 1.2.8, 1.2.11, 1.3 and 1.3.1. */
export const ZLIBS = [
  {
    client: "cargo",
    name: "libz-sys",
    version: "1.0.0",
    headers: {
      "src/zlib-1.2.8/zlib.h": "726b0569915917b967f87f3f08a1eec039101bf9dcc29d61c0b2b0b8f271b58d",
      "src/zlib-1.2.8/zconf.h": "ec0d0a6e87b749ab5fc3f27c0e8292b7aed139ca0b6121ab27e6eb30e2e9b6ba",
    },
  },
  {
    client: "cargo",
    name: "libz-sys",
    version: "1.0.25",
    headers: {
      "src/zlib/zlib.h": "4ddc82b4af931ab55f44d977bde81bfbc4151b5dcdccc03142831a301b5ec3c8",
      "src/zlib/zconf.h": "9c0087f31cd45fe4bfa0ca79b51df2c69d67c44f2fbb2223d7cf9ab8d971c360",
    },
  },
  {
    client: "cargo",
    name: "libz-sys",
    version: "1.1.14",
    headers: {
      "src/zlib/zlib.h": "6f1c7ebe0ac0f0794852b770c20efae041a451f833c91f60f837b599ea81679e",
      "src/zlib/zconf.h": "8f1ea03be4e70354187aafec635ad7c72af33fe8be44f6a82c0c8dfa3aac9108",
    },
  },
  {
    client: "cargo",
    name: "libz-sys",
    version: "1.1.15",
    headers: {
      "src/zlib/zlib.h": "8a5579af72ea4f427ff00a4150f0ccb3fc5c1e4379f726e101133b1ab9fc600c",
      "src/zlib/zconf.h": "f5134250a67d57459234b63858f0d9d3ef8dcc48e9e1028d3f4fdcf6eae677ae",
    },
  },
] as const satisfies readonly Pin[];

/** SQLite 3.17.0, 3.27.2, 3.31.1, 3.35.4, 3.39.2, 3.45.0, 3.46.0 and 3.50.2. */
export const SQLITES = [
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.9.0",
    headers: {
      "sqlite3/sqlite3.h": "5b2bd75c77aee9006c716f48a394599194e1d4e83a8f57c12b44d9ae43b80ecd",
      "sqlite3/sqlite3ext.h": "ab44e9ad17f7ce083a610e07033c987a07c166147a9eaac97af999fd19f5d460",
    },
  },
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.13.0",
    headers: {
      "sqlite3/sqlite3.h": "113aeb1e92a3e8fad7cccf781d48218e07fa2683738385cda1cdde44aa8908b0",
      "sqlite3/sqlite3ext.h": "938b297f63f40cd4855677900fb25270632364eca62d77decd563d671b458898",
    },
  },
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.18.0",
    headers: {
      "sqlite3/sqlite3.h": "970ce4c830c1ad22e511f6d975b7d45370c9ab78687f8a11c7b453ed9366fc8c",
      "sqlite3/sqlite3ext.h": "38440550b5c91babbec138ed82ee8b0761f74f408a16ccf9e9cc901f2d32959c",
    },
  },
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.22.2",
    headers: {
      "sqlite3/sqlite3.h": "f06b2cf12205dc9d72af30ab4ede213a6ae91939cec42f086cb875a53ee3cdfc",
      "sqlite3/sqlite3ext.h": "5be8b74802530d9e8fd1c767a21fda2b31a51476cf1c9a26b25b49903ffbe112",
    },
  },
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.25.2",
    headers: {
      "sqlite3/sqlite3.h": "e43e15069a610488028afd095a1cb719c36fe0648a6a084e18910fae60cea4ea",
      "sqlite3/sqlite3ext.h": "7f9ae3bab94bbc62d909fbb0149861b4a0832299f12d7ccbfecc7f28a8d27aa2",
    },
  },
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.28.0",
    headers: {
      "sqlite3/sqlite3.h": "0c207567adc631521a353e067cfbc5044ebf11868f3c3fbf3178d6990409740e",
      "sqlite3/sqlite3ext.h": "b184dd1586d935133d37ad76fa353faf0a1021ff2fdedeedcc3498fff74bbb94",
    },
  },
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.30.1",
    headers: {
      "sqlite3/sqlite3.h": "d088aa96aa70db50f02acc5c86eca61a5d17556e4c363b9c06079239bf7f87b1",
      "sqlite3/sqlite3ext.h": "b184dd1586d935133d37ad76fa353faf0a1021ff2fdedeedcc3498fff74bbb94",
    },
  },
  {
    client: "cargo",
    name: "libsqlite3-sys",
    version: "0.35.0",
    headers: {
      "sqlite3/sqlite3.h": "7db44ac3e95c465c30eea8d45d81474c7cda49ab76e8a681e752e535d1560f2e",
      "sqlite3/sqlite3ext.h": "b184dd1586d935133d37ad76fa353faf0a1021ff2fdedeedcc3498fff74bbb94",
    },
  },
] as const satisfies readonly Pin[];

/** The runtime of tree-sitter. */
export const TREE_SITTERS = [
  {
    client: "cargo",
    name: "tree-sitter",
    version: "0.20.0",
    headers: {
      "include/tree_sitter/api.h": "1b8674f9b351eca1351d07d5c910ed281fe54a1491717cb6d83dfa5c12c0ac55",
    },
  },
  {
    client: "cargo",
    name: "tree-sitter",
    version: "0.20.10",
    headers: {
      "include/tree_sitter/api.h": "70eec3b8fb07307195c0e38929a3eb0f3598cd7d8d905f154a12f59b3e59bfe2",
    },
  },
  {
    client: "cargo",
    name: "tree-sitter",
    version: "0.21.0",
    headers: {
      "include/tree_sitter/api.h": "623c549889839593f400f6469307aca213155f040dab2bad62bdaca74bcbb91b",
    },
  },
  {
    client: "cargo",
    name: "tree-sitter",
    version: "0.22.6",
    headers: {
      "include/tree_sitter/api.h": "ee9f5c2e18b27aecdeb9144f187334a98856ddb97fb594d956812f24978d8b11",
    },
  },
  {
    client: "cargo",
    name: "tree-sitter",
    version: "0.23.2",
    headers: {
      "include/tree_sitter/api.h": "afdaa5fe03ee91dbd538a655ae6830abf70621abcf5938e506ada7cd2a5aea02",
    },
  },
  {
    client: "cargo",
    name: "tree-sitter",
    version: "0.24.7",
    headers: {
      "include/tree_sitter/api.h": "f7e0b8c767787bd92b9bb5f01290144e0f16e53786135d7e05ca7720de218863",
    },
  },
  {
    client: "cargo",
    name: "tree-sitter",
    version: "0.25.10",
    headers: {
      "include/tree_sitter/api.h": "937c5389713f99318ac7adbdb3a95e9976bbd211e35e37ed5df878f29aa86c30",
    },
  },
] as const satisfies readonly Pin[];

/** What generated parsers are compiled with. */
export const GRAMMARS = [
  {
    client: "npm",
    name: "tree-sitter-c",
    version: "0.20.8",
    headers: {
      "src/tree_sitter/parser.h": "8e819abdeba5866bf1aaf6e7b97522241c903d94a18395c6a75ed02984270ee8",
    },
  },
  {
    client: "npm",
    name: "tree-sitter-c",
    version: "0.24.1",
    headers: {
      "src/tree_sitter/parser.h": "180b893c8734778fd32f372dfbc27bd6ad1cd2221f26150b31256ff6716320d2",
    },
  },
] as const satisfies readonly Pin[];

/** SQLite 3.34.0 and 3.49.1 as the Go binding ships it. */
export const GO_SQLITES = [
  {
    client: "go",
    name: "github.com/mattn/go-sqlite3",
    version: "v1.14.6",
    headers: {
      "sqlite3-binding.h": "c97313f3d1a7ddab67febe2e962698f43db230f2a8dd1fcfbe9c6525f7171bbe",
    },
  },
  {
    client: "go",
    name: "github.com/mattn/go-sqlite3",
    version: "v1.14.28",
    headers: {
      "sqlite3-binding.h": "58e678990c44c3633d627dad2b3c9c32d8b5732a057b506fbda2c9a48c131141",
    },
  },
] as const satisfies readonly Pin[];

/** Debian 12, packages that no security update has replaced. */
export const DEBIANS = [
  {
    client: "apt-get",
    name: "zlib1g-dev",
    version: "1:1.2.13.dfsg-1",
    headers: {
      "usr/include/zlib.h": "a980a0d104198a53cc220c51ab5856e5be901bec8a2d02e0ee79a8754219dfed",
      "usr/include/zconf.h": "f333e19c8c4d93a85ee5be1b517c6b875af3e417d50c9e1d10b47f6406028d6c",
    },
  },
  {
    client: "apt-get",
    name: "libgmp-dev",
    version: "2:6.2.1+dfsg1-1.1",
    headers: {
      "usr/include/x86_64-linux-gnu/gmp.h":
        "07e47528d06755b12b1b92d687ebb1da31afcd4eafe87acc98832a766002ab8c",
    },
  },
  {
    client: "apt-get",
    name: "libbz2-dev",
    version: "1.0.8-5+b1",
    headers: {
      "usr/include/bzlib.h": "6ac62e811669598ee30c9e1c379b9e627f6ff17a5a3dc1e0b4fa8b8ea75e580d",
    },
  },
  {
    client: "apt-get",
    name: "liblz4-dev",
    version: "1.9.4-1",
    headers: {
      "usr/include/lz4.h": "c1614ecf7ada7b0be1acb560d4239595f96fbb7aa6a79a7c40cb358753830be6",
      "usr/include/lz4hc.h": "6bc1efeb79571807da2ca084809de1760e0cd87064e40eccf9624d95088dce7d",
      "usr/include/lz4frame.h": "47501e4925d60c0f87c7bfc68c8b9e0e4d942eea786e35d2c5bfbf5e9deab561",
    },
  },
  {
    client: "apt-get",
    name: "libzstd-dev",
    version: "1.5.4+dfsg2-5",
    headers: {
      "usr/include/zstd.h": "68fe7e0c59f4ceee1e05d09c16107f37d0185a8d412b8a1b4aa9f06ce3ba7839",
      "usr/include/zdict.h": "02a34169467501fcc665cccb33f5bd455fdb665e9806851777dc8a6c4d5a75e3",
      "usr/include/zstd_errors.h": "36dbd0a595852e10ff5b52992294f610055b8781101f4634036e05cf7d4bb506",
    },
  },
  {
    client: "apt-get",
    name: "libyaml-dev",
    version: "0.2.5-1",
    headers: {
      "usr/include/yaml.h": "de39c9fc2b2c8584775e6d0dc0f13c8e778ceba47d419cff9d85465ca35d6954",
    },
  },
  {
    client: "apt-get",
    name: "libjansson-dev",
    version: "2.14-2",
    headers: {
      "usr/include/jansson.h": "8945f933b82707edea06a9e006bd7b65b160a6301f7bf90da569e263deed11f2",
      "usr/include/jansson_config.h": "3fbee9af15d0707d4aba19e14397f8657b02b91898a8d3f03da41539798e5d1b",
    },
  },
  {
    client: "apt-get",
    name: "libonig-dev",
    version: "6.9.8-1",
    headers: {
      "usr/include/oniguruma.h": "c0d9b4c0008cffb77d0a47f64f84d9cf12716040b33a67423c080c2a1f3b58b8",
    },
  },
  {
    client: "apt-get",
    name: "liblmdb-dev",
    version: "0.9.24-1",
    headers: {
      "usr/include/lmdb.h": "05abf244b621b2d14e838b0643e72d5075ce77d8df856b6dccde74ee51c9cf22",
    },
  },
  {
    client: "apt-get",
    name: "libogg-dev",
    version: "1.3.5-3",
    headers: {
      "usr/include/ogg/ogg.h": "aad86109c1fdb377738675a63e0b19859e06ada25ae5c59c290ca7263d1dc4ca",
      "usr/include/ogg/os_types.h": "3bbab6a5d31e3c25c6080252b042afb87028e3ffff100e3e0285648b250b70f4",
      "usr/include/ogg/config_types.h": "bd424c5670e21bf37fcd039d4e39a9f8f19aa5af7ee720810a07092da6557e60",
    },
  },
] as const satisfies readonly Pin[];

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["test/tools/missing-tools.ts"],
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: ["test/oracle/**", "test/packages/**"],
          testTimeout: 30_000,
        },
      },
      { test: { name: "oracle", include: ["test/oracle/**/*.test.ts"], testTimeout: 300_000 } },
      { test: { name: "packages", include: ["test/packages/**/*.test.ts"], testTimeout: 600_000 } },
    ],
  },
});

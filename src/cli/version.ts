/** Put in by the build; absent when the sources run as they are. */
declare const FFI_CONTRACT_VERSION: string | undefined;

export const version = typeof FFI_CONTRACT_VERSION === "string" ? FFI_CONTRACT_VERSION : "0.0.0-source";

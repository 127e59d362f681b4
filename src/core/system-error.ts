import { types } from "node:util";

/** What the operating system refused: full disks, missing permissions. */
export interface SystemError extends Error {
  /** `EACCES`, `ENOSPC`. */
  readonly code: string;
  readonly syscall: string;
}

/** Tells what the system refused from what is wrong in the program. */
export function isSystemError(error: unknown): error is SystemError {
  return types.isNativeError(error) && "code" in error && "syscall" in error && typeof error.code === "string";
}

import { binaryFound } from "../../src/rehearsal/runner/binary";

const { state } = binaryFound("terraform");
if (state !== "usable") process.stdout.write("skipped: rehearsals, because there is no terraform on the PATH\n");

/** A test that needs the real Terraform; listed as skipped, with the reason printed, where there is none. */
export const testWithTerraform = state === "usable" ? test : test.skip;

import { terraformVersion } from "../../src/rehearsal/runner/terraform";

// Terraform lives for a second or two at a time: it may use more memory and collect less, a fifth of its processor time.
process.env.GOGC ??= "400";

const version = terraformVersion("terraform", {
  ...process.env,
  CHECKPOINT_DISABLE: "1",
  TF_CLI_CONFIG_FILE: "/dev/null",
});
if (version === undefined) process.stdout.write("skipped: rehearsals, because there is no terraform on the PATH\n");

/** A test that needs the real Terraform; listed as skipped, with the reason printed, where there is none. */
export const testWithTerraform = version === undefined ? test.skip : test;

import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** The host keys of the Git server are pinned: without them, an impersonated server can supply the source of the build. */
export const sshKnownHosts = argumentRule({
  id: "ssh-known-hosts",
  controls: ["CE-26"],
  types: ["ibm_code_engine_secret"],
  argument: "data.known_hosts",
  accepts: (value) => textOf(value).trim() !== "",
  expected: "the known_hosts lines of the Git server",
  fix: "Use the host keys that the Git host publishes, not the output of ssh-keyscan.",
  referenceIsFine: true,
  when: ({ arguments: { format } }) => format === "ssh_auth",
});

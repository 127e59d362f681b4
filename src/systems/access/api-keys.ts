import type { Artefact } from "../../platform/platform";

/** A script that creates API keys of service IDs, and writes each to the variable that takes it. */
export interface ApiKeysProps {
  /** Name of the stack that has the service IDs. */
  readonly stack: string;
  /** Name of the script: `registry-keys.sh`. */
  readonly script: string;
  /** Names of service IDs as plain text, and the Terraform variable that takes the key of each. */
  readonly keys: readonly { readonly identity: string; readonly variable: string }[];
  readonly controls: readonly string[];
}

/** Terraform does not create the keys: its state would hold them in clear text. */
export function apiKeysScript({ stack, script, keys, controls }: ApiKeysProps): Artefact {
  return {
    stack,
    file: `runbooks/${script}`,
    template: "access/api-keys.sh",
    data: { keys: keys.map(({ identity, variable }) => ({ identity, variable: `TF_VAR_${variable}` })) },
    controls,
  };
}

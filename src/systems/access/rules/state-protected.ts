import { textOf } from "../../../core/text-of";
import { written } from "../../../posture/guarded";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, hasReference, type JsonObject, type Resource } from "../../../terraform/configuration";

/** Arguments of the state's readers that hold a credential; `state-without-credentials` judges the backends themselves. Source: Terraform documentation, "Backend Configuration". */
const credentials =
  /^(password|token|secret_key|access_key|client_secret|client_certificate_password|sas_token|encryption_key|conn_str|credentials|private_key|customer_encryption)$/;

/** A state is read and written over TLS, and no credential of a backend stands in the configuration: states hold every secret. */
export const stateProtected: Rule = {
  id: "state-protected",
  controls: ["IA-08"],
  types: ["terraform", "data.terraform_remote_state"],
  judge(resource) {
    const judged = placesOf(resource).flatMap(({ path, backend, settings }) => [
      ...Object.entries(settings).flatMap(([name, value]) => judgeSetting(`${path}.${name}`, name, textOf(value))),
      ...(path === "config"
        ? Object.entries(settings).flatMap(([name, value]) => judgeCredential(name, textOf(value)))
        : []),
      ...(backend === "http" && settings.address === undefined
        ? [{ verdict: "unknown", argument: path, expected: "an address", got: "none here" } as const]
        : []),
    ]);
    return judged.length > 0 ? judged : { verdict: "compliant" };
  },
};

interface Place {
  readonly path: string;
  readonly backend: string;
  readonly settings: JsonObject;
}

function placesOf(resource: Resource): Place[] {
  const all = written(resource);
  if (resource.type === "terraform_remote_state")
    return blocks(all.config).map((settings) => ({ path: "config", backend: textOf(all.backend), settings }));
  return blocks(all.backend).flatMap((named) =>
    Object.entries(named).flatMap(([backend, body]) =>
      blocks(body).map((settings) => ({ path: `backend.${backend}`, backend, settings })),
    ),
  );
}

function judgeCredential(name: string, value: string): Judgement[] {
  if (!credentials.test(name) || hasReference(value) || value === "nothing") return [];
  return [
    {
      verdict: "violation",
      argument: `config.${name}`,
      expected: "the backend's environment variable",
      got: "a literal credential",
      fix: "Remove it, and rotate the credential.",
      reject: true,
    },
  ];
}

function judgeSetting(argument: string, name: string, value: string): Judgement[] {
  const about = { verdict: "violation", argument } as const;
  if (/^http:\/\//i.test(value))
    return [{ ...about, expected: "https://", got: "clear text", fix: "Use https: a state holds every secret." }];
  if (/^(skip_cert_verification|skip_tls_verify|insecure)$/.test(name) && value === "true")
    return [{ ...about, expected: "false", got: "true", reject: true }];
  return [];
}

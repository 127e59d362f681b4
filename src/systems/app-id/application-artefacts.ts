import type { Artefact } from "../../platform/platform";
import type { Authentication } from "./authentication";

export interface ApplicationArtefactsProps {
  readonly stack: string;
  /** Name of the application. */
  readonly app: string;
  readonly hostname: string;
  readonly healthPath: string;
  /** Header that the edge adds to each request. */
  readonly header: string;
  /** How it knows its callers. @default - nobody has said */
  readonly authentication?: Authentication;
}

/**
 * Artefacts for the duties of the code behind a public endpoint: a checklist, a smoke test, and a middleware that implements most
 * of the list. They are written for every component with a domain.
 *
 * @control CE-32
 * @control CE-50
 */
export function applicationArtefacts(props: ApplicationArtefactsProps): Artefact[] {
  const { stack, app, hostname, healthPath, header, authentication } = props;
  const method = authentication?.method;
  const registration = authentication?.registration;
  const common = { app, healthPath, header, hostname };
  const guardFile = `runbooks/${app}-guard.js`;
  const smokeTest = `runbooks/${app}-auth-smoke-test.sh`;
  return [
    {
      stack,
      file: "runbooks/application-security.md",
      of: hostname,
      template: "app-id/security-app.md",
      controls: ["CE-32"],
      data: {
        ...common,
        clientCertificates: method === "mutual-tls",
        guardFile,
        open: method === "none",
        redirects: registration?.redirects ?? [],
        redirectsEntered: registration?.redirectsEntered ?? true,
        roles: Object.entries(registration?.roles ?? {}).map(([role, scopes]) => ({ role, scopes: scopes.join(" ") })),
        stack,
        tokens: method === "app-id" || method === "oidc",
        unset: method === undefined,
      },
    },
    {
      stack,
      file: smokeTest,
      template: "app-id/auth-smoke-test.sh",
      controls: ["CE-32"],
      data: { ...common, open: method === "none" },
    },
    { stack, file: guardFile, template: "app-id/guard.js", controls: ["CE-32", "CE-50"], data: common },
  ];
}

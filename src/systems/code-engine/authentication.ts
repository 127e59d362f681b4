import type { Construct } from "constructs";
import { Authentication } from "../app-id";
import type { PublicProps } from "./component";
import type { Project } from "./project";

/** How a component with a domain knows its callers, when somebody has said. */
export function authentication(
  scope: Construct,
  project: Project,
  name: string,
  { auth, domain: hostname }: PublicProps,
): Authentication | undefined {
  if (auth === undefined || hostname === undefined) return undefined;
  return new Authentication(scope, "auth", { auth, name, hostname, projectId: project.id });
}

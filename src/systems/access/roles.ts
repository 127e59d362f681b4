import type { Resource } from "../../terraform/configuration";
/** What people do on a platform; each is an access group. */
export type PeopleRole = "viewer" | "deployer" | "operator" | "administrator" | "break-glass";

/** Name of a role's access group, after the platform's. */
export type GroupName = "viewers" | "deployers" | "operators" | "administrators" | "break-glass";

/** Something for each access group. */
export interface ByGroup<T> {
  /**
   * Users with read-only access to resources and settings.
   * @default - none for this group
   * @control CE-15
   */
  readonly viewers?: T;
  /**
   * Users who deploy new versions of the applications on the platform.
   * @default - none for this group
   * @control CE-15
   */
  readonly deployers?: T;
  /**
   * Users who restart, scale and debug the applications on the platform.
   * @default - none for this group
   * @control CE-15
   */
  readonly operators?: T;
  /**
   * Users with Administrator and Manager on the platform's instances; the group is tagged as privileged.
   * @default - none for this group
   * @control CE-15
   */
  readonly administrators?: T;
  /**
   * Users who get privileged roles in an emergency; the group is tagged as privileged. Leave it empty until an
   * emergency.
   * @default - none for this group
   * @control CE-15
   */
  readonly "break-glass"?: T;
}

export const groupNames: Readonly<Record<PeopleRole, GroupName>> = {
  viewer: "viewers",
  deployer: "deployers",
  operator: "operators",
  administrator: "administrators",
  "break-glass": "break-glass",
};

export const peopleRoles = Object.keys(groupNames) as readonly PeopleRole[];

/** Roles that let their holder change who has access, or read and delete everything. */
export const privilegedRoles: readonly string[] = ["Administrator", "Manager"];

/** Groups that carry privileged roles: tagged, so that reviews and rules see them. */
export const privilegedPeople: readonly PeopleRole[] = ["administrator", "break-glass"];

/** The tag of a privileged group. */
export const privilegedTag = "rampart:privileged";

/** Does a group have the tag of a privileged one? */
export function isPrivileged(group: Resource | undefined): boolean {
  const tags = group?.arguments.tags;
  return Array.isArray(tags) && tags.includes(privilegedTag);
}

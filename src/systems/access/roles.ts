/** What people do on a platform; each is an access group. */
export type PeopleRole = "viewer" | "deployer" | "operator" | "administrator" | "break-glass";

/** Name of a role's access group, after the platform's. */
export type GroupName = "viewers" | "deployers" | "operators" | "administrators" | "break-glass";

/** Something for each access group. */
export interface ByGroup<T> {
  /**
   * Those who look at resources and settings, and change nothing.
   * @default - nothing of this group's own
   * @control CE-15
   */
  readonly viewers?: T;
  /**
   * Those who roll out new versions of what runs on the platform.
   * @default - nothing of this group's own
   * @control CE-15
   */
  readonly deployers?: T;
  /**
   * Those who restart, scale and debug what runs on the platform.
   * @default - nothing of this group's own
   * @control CE-15
   */
  readonly operators?: T;
  /**
   * Those who hold Administrator and Manager on the platform's instances; the group is tagged as privileged.
   * @default - nothing of this group's own
   * @control CE-15
   */
  readonly administrators?: T;
  /**
   * Those who get privileged roles in an emergency; the group is tagged as privileged, and best left empty until
   * then.
   * @default - nothing of this group's own
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

/** What people do on a platform; each is an access group. */
export type PeopleRole = "viewer" | "deployer" | "operator" | "administrator" | "break-glass";

/** Name of a role's access group, after the platform's. */
export type GroupName = "viewers" | "deployers" | "operators" | "administrators" | "break-glass";

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

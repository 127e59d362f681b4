import { numberOf } from "../../../core/number-of";
import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { databaseLimits } from "../limits";

/** A database keeps at least as many members as its service starts with: each has a copy of the data. */
export const databaseMembers = argumentRule({
  id: "database-members",
  controls: ["DB-02"],
  types: ["ibm_database"],
  argument: "group.members.allocation_count",
  accepts: (value, { arguments: { service } }) => {
    const least = own(databaseLimits().services, textOf(service))?.members.least ?? 2;
    return (numberOf(value) ?? 0) >= least;
  },
  expected: "2 members or more, 3 for services that start with 3",
  absentIsFine: true,
});

import type { Platform } from "../../platform/platform";
import type { AccessWindow } from "./break-glass";
import { groupNames } from "./roles";

/** One line of the review list. */
export interface ReviewLine {
  readonly group: string;
  readonly service: string;
  /** Construct path of what is granted. */
  readonly place: string;
  readonly part: string;
  readonly roles: string;
  readonly privileged: boolean;
  readonly stack: string;
}

export interface ReviewProps {
  /** The platform owns the account's settings. */
  readonly ownsAccount: boolean;
  readonly window?: AccessWindow;
  /** Restrictions only report. */
  readonly report: boolean;
}

/** What people have to do for access: the list for the quarterly review, and the runbooks. */
export class AccessReview {
  private readonly lines: ReviewLine[] = [];

  constructor(platform: Platform, { ownsAccount, window, report }: ReviewProps) {
    const stack = platform.foundations.node.id;
    const breakGlass = `${platform.name}-${groupNames["break-glass"]}`;
    platform.artefacts.push(
      {
        stack,
        file: "runbooks/iam-review.md",
        template: "access/iam-review.md",
        // Grants are made after this: the list is filled until it is rendered.
        data: { platform: platform.name, grants: this.lines },
        controls: ["CE-15"],
      },
      {
        stack,
        file: "runbooks/access.md",
        template: "access/access.md",
        data: {
          platform: platform.name,
          addCommand: `ibmcloud iam access-group-user-add ${breakGlass} NAME`,
          breakGlass,
          ownsAccount,
          removeCommand: `ibmcloud iam access-group-user-remove ${breakGlass} NAME`,
          report,
          reportQuery:
            "action:context-based-restrictions.policy.eval responseData.isEnforced:==false responseData.decision:Deny",
          restricted: platform.runner !== undefined || platform.operators.length > 0,
          usersCommand: `ibmcloud iam access-group-users ${platform.name}-${groupNames.viewer}`,
          window: window !== undefined,
          windowFrom: window?.from ?? "",
          windowUntil: window?.until ?? "",
        },
      },
    );
    if (!ownsAccount) {
      platform.artefacts.push({
        stack,
        file: "runbooks/account-check.sh",
        template: "access/account-check.sh",
        data: {},
        controls: ["CE-14"],
      });
    }
  }

  add(line: ReviewLine): void {
    this.lines.push(line);
  }
}

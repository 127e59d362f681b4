import type { Platform } from "../../core/platform";

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

/** What people have to do for access: the list for the quarterly review, and the runbooks. */
export class AccessReview {
  private readonly lines: ReviewLine[] = [];

  constructor(platform: Platform, ownsAccount: boolean) {
    const stack = platform.foundations.node.id;
    const common = { platform: platform.name };
    platform.artefacts.push(
      // Grants are made after this: the list is filled until it is rendered.
      {
        stack,
        file: "runbooks/iam-review.md",
        template: "access/iam-review.md",
        data: { ...common, grants: this.lines },
        controls: ["CE-15"],
      },
      {
        stack,
        file: "runbooks/access.md",
        template: "access/access.md",
        data: { ...common, ownsAccount },
        controls: ["CE-14"],
      },
    );
  }

  add(line: ReviewLine): void {
    this.lines.push(line);
  }
}

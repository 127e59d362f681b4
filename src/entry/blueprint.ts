// Who makes an app from blueprints has it judged before it is written.
import "../write/guard";

export * from "../blueprint";

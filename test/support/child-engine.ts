import * as path from "node:path";

// Programs that the tests start use the engine's successor too.
process.env.NODE_OPTIONS = `--require ${path.join(__dirname, "use-cdktn.js")}`;
process.env.RAMPART_TEST_ENGINE = "cdktn";

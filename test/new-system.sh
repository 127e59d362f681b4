#!/bin/sh
# Scaffolds a system in a copy of the tree, and runs the tests on it that take every folder, every rule and every blueprint.
# Argument: the folder for the copy, which must not exist.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
copy=$1
mkdir "$copy"
(cd "$root" && git ls-files -z | tar cf - --null -T -) | tar xf - -C "$copy"
cp -R "$root/dist" "$copy/dist"
ln -s "$root/node_modules" "$copy/node_modules"
cd "$copy"
npm run new-system -- data-lake
npx biome check src test README.md
npm run build --silent
general="arguments blueprint/json-schema editor explain matrix mutation options posture/linear posture/rules"
general="$general risky-values scripts systems/props verdicts"
# shellcheck disable=SC2086
npx jest --maxWorkers=2 $(for name in $general; do echo "dist/test/$name"; done)
# Of the day's sample it is only on some days.
RAMPART_WHOLE=1 npx jest dist/test/rehearsal/blueprints --testNamePattern=data-lake

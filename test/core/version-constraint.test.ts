import { allows, demands } from "../../src/core/version-constraint";

test.each([
  ["2.5.0", "2.5.0", true],
  ["= 2.5.0", "2.5.1", false],
  ["~> 2.6", "2.5.0", false],
  ["~> 2.5", "2.9.1", true],
  ["~> 2.5", "3.0.0", false],
  ["~> 2.5.1", "2.6.0", false],
  ["~> 2.5.1", "2.5.7", true],
  [">= 2.5, < 3", "2.5.0", true],
  [">= 2.5.1, < 3", "2.5.0", false],
  ["!= 2.5.0", "2.5.0", false],
  ["> 2.5.0", "2.5.0", false],
  ["<= 2.5", "2.5.0", true],
  ["", "2.5.0", true],
])("%s takes %s: %s", (constraint, version, expected) => {
  expect(allows(constraint, version)).toBe(expected);
});

test.each([
  ["~> 2.6", true],
  [">= 2.6.0, < 3", true],
  ["2.7.1", true],
  ["~> 2.5", false],
  ["< 3", false],
  ["", false],
])("%s demands 2.6.0 or later: %s", (constraint, expected) => {
  expect(demands(constraint, "2.6.0")).toBe(expected);
});

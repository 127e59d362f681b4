/** Workers of a pool in each zone. */
export const poolSize = {
  least: 1,
  most: 300,
  default: 2,
  /** Of the edge pool: two are left for the load balancers while one is updated. */
  edge: 3,
} as const;

/**
 * Types that the provider looks for at an endpoint of its own region: what stands in another region is not found there. Others are
 * found everywhere, or by the region in their id. Source: provider ibm 2.5.0, ibm/conns/config.go, the endpoints with `c.Region`.
 */
const regional = /^ibm_(appid|code_engine|cr|database|en|is)(_|$)/;

/** True for what is looked for in the provider's region alone. */
export function isRegional(type: string): boolean {
  return regional.test(type);
}

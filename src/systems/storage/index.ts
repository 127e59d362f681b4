export type { BucketProps, IBucket } from "./bucket";
export { Storage, type StorageProps } from "./storage";

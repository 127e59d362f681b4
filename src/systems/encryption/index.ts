export { Encryption, type EncryptionProps } from "./encryption";
export { type IKey, RootKey, type RootKeyProps } from "./root-key";

export { type RotatedCertificate, type RotationProps, TlsRotation, type TlsRotationProps } from "./tls-rotation";

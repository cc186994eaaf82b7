import { X509Certificate } from "node:crypto";
import * as z from "zod";

const PEM = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g;

/**
 * Certificates in PEM and nothing else, in particular no private key; or blank. Line ends of Windows, and space around them, are
 * dropped: a function's environment has little room.
 */
export const Certificates = z
  .string()
  .transform((text) =>
    text
      .replaceAll("\r", "")
      .replace(/^[ \t]+|[ \t]+$/gm, "")
      .trim(),
  )
  .refine(areCertificates, "certificates in PEM, from -----BEGIN CERTIFICATE-----, and nothing beside them; or blank");

function areCertificates(text: string): boolean {
  if (text.replace(PEM, "").trim() !== "") return false;
  return (text.match(PEM) ?? []).every(isCertificate);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}

import { createPublicKey, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";
import { element, octets, whole } from "./encode.ts";

type Wanted = {
  /** An RSA key's, or one's on the curve P-256. */
  privateKeyPem: string;
  commonName: string;
  hours: number;
  /** The names of the host that it is for, or its addresses of IPv4, where it is a server's. */
  hosts?: string[];
};

/** Tags of DER. */
const [BITS, NOTHING, NAME, TEXT, TIME] = [0x03, 0x05, 0x06, 0x0c, 0x17] as const;
const [SEQUENCE, SET, VERSION, EXTENSIONS] = [0x30, 0x31, 0xa0, 0xa3] as const;
const [DNS_NAME, IP_ADDRESS] = [0x82, 0x87] as const;
const COMMON_NAME = Buffer.from("550403", "hex");
const SUBJECT_ALTERNATIVE_NAMES = Buffer.from("551d11", "hex");
const SHA_256_WITH = {
  rsa: [element(NAME, Buffer.from("2a864886f70d01010b", "hex")), element(NOTHING)],
  ec: [element(NAME, Buffer.from("2a8648ce3d040302", "hex"))],
};

/**
 * A certificate in PEM that a key gives itself, good for so many hours from a minute ago on, as the tls provider makes it but for
 * that minute and the uses that it allows. A clock that is set right meanwhile may be set back. https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function selfSigned({ privateKeyPem, commonName, hours, hosts = [] }: Wanted): string {
  const attribute = element(SEQUENCE, element(NAME, COMMON_NAME), octets(commonName, TEXT));
  const name = element(SEQUENCE, element(SET, attribute));
  const publicKey = createPublicKey(privateKeyPem);
  const algorithm = element(SEQUENCE, ...SHA_256_WITH[publicKey.asymmetricKeyType === "ec" ? "ec" : "rsa"]);
  const from = Date.now() - 60_000;
  const toBeSigned = element(
    SEQUENCE,
    element(VERSION, whole(2)),
    element(0x02, Buffer.from([1]), randomBytes(15)),
    algorithm,
    name,
    element(SEQUENCE, octets(time(from), TIME), octets(time(from + hours * 3600_000), TIME)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    ...(hosts.length ? [element(EXTENSIONS, element(SEQUENCE, alternativeNames(hosts)))] : []),
  );
  const signature = sign("sha256", toBeSigned, privateKeyPem);
  const certificate = element(SEQUENCE, toBeSigned, algorithm, element(BITS, Buffer.from([0]), signature));
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

const alternativeNames = (hosts: string[]): Buffer =>
  element(SEQUENCE, element(NAME, SUBJECT_ALTERNATIVE_NAMES), octets(element(SEQUENCE, ...hosts.map(alternativeName))));

const alternativeName = (host: string): Buffer =>
  isIPv4(host) ? octets(Buffer.from(host.split(".").map(Number)), IP_ADDRESS) : octets(host, DNS_NAME);

/** A time of this form is one before 2050. */
function time(at: number): string {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, "");
  if (text >= "2050") throw new Error(`no certificate is made that lasts until ${text}`);
  return text.slice(2);
}

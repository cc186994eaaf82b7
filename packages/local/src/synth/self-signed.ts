import { createPublicKey, randomBytes, sign } from "node:crypto";

type Wanted = { privateKeyPem: string; commonName: string; hours: number };

/** Tags of DER. */
const [INTEGER, BITS, NOTHING, NAME, TEXT] = [0x02, 0x03, 0x05, 0x06, 0x0c] as const;
const [TIME, SEQUENCE, SET, VERSION] = [0x17, 0x30, 0x31, 0xa0] as const;
const COMMON_NAME = Buffer.from("550403", "hex");
const SHA_256_WITH_RSA = Buffer.from("2a864886f70d01010b", "hex");

/**
 * A certificate in PEM that an RSA key gives itself, good for so many hours from now, as the tls provider makes it but for the
 * uses that it allows. https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function selfSigned({ privateKeyPem, commonName, hours }: Wanted): string {
  const name = part(SEQUENCE, part(SET, part(SEQUENCE, part(NAME, COMMON_NAME), part(TEXT, Buffer.from(commonName)))));
  const algorithm = part(SEQUENCE, part(NAME, SHA_256_WITH_RSA), part(NOTHING));
  const now = Date.now();
  const toBeSigned = part(
    SEQUENCE,
    part(VERSION, part(INTEGER, Buffer.from([2]))),
    part(INTEGER, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    part(SEQUENCE, part(TIME, time(now)), part(TIME, time(now + hours * 3600_000))),
    name,
    createPublicKey(privateKeyPem).export({ type: "spki", format: "der" }),
  );
  const signature = sign("sha256", toBeSigned, privateKeyPem);
  const whole = part(SEQUENCE, toBeSigned, algorithm, part(BITS, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** A tag, the length of what follows, and that, as DER has it. */
function part(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

/** A time of this form is one before 2050. */
function time(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, "");
  if (text >= "2050") throw new Error(`the synthesis makes no certificate that lasts until ${text}`);
  return Buffer.from(text.slice(2));
}

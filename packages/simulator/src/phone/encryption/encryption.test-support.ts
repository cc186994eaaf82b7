import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { buildDecrypt } from "@aws-crypto/decrypt-node";
import { RawRsaKeyringNode } from "@aws-crypto/raw-rsa-keyring-node";

/** A self-signed certificate, whose private key nobody has any more. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIDDzCCAfegAwIBAgIUfiaLB6+YjrQsGMg30hkp6mhyHrwwDQYJKoZIhvcNAQEL
BQAwFjEUMBIGA1UEAwwLS2V5ZWQgaW5wdXQwIBcNMjYxMTI2MDM0NzM0WhgPMjEy
NjExMDIwMzQ3MzRaMBYxFDASBgNVBAMMC0tleWVkIGlucHV0MIIBIjANBgkqhkiG
9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs0FJ6HxpFtxW561O79pRRvydVVlEAFWXnEMU
e4JpcBrFzJ3aTyOYeSqpXbjnuQ7hsMuMjIrSbr8dhpDRFqjEgHRwfzQX8Ex4dl3j
nXPnMuP5xvrQznpJqj6/nGgCuSObT+gpZ6J5uTOQAV4qr+m1mMYkUdg0rEMnicby
IUY4sQpI1GudsMBOPjbLf0VmnX7elYEUPMuNXyYlGZxL3GPGeN3KJR8dnQXTc3g0
3Mpx6ma3VZRxIJJdZsvcB2vyEpgcN5KlYgmHOmxSoMDfSn3YEM+EgxmQ23JQMu8d
4FpmYJT8zjJiteLP+5tt5pUjN7hvvFOQaYlALAt8H70hsFLehwIDAQABo1MwUTAd
BgNVHQ4EFgQUWo2/Cn8LY+9qWfFynKS21bjKwocwHwYDVR0jBBgwFoAUWo2/Cn8L
Y+9qWfFynKS21bjKwocwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOC
AQEApG7NXBqcIaq9U2qCwZMP9zDbxACOTmdBZo7snZBEtz/dRPDWcmfvAYs8z8Bi
MZPn841Rcn7mQFWp1amcxyOtni0xM1vshGkcqX2yYNP7W4+wpb1bWkR68SB1gvHQ
6JWh7vcDPsc6lK8W+X9UmX6DWnfY8PedvNqi2Va2sJod+wrMP0R1h+qu1Bzm2w1K
ziinhZUaJxuVfTY4PVVRS5IW84Uj1sVa5viv0dzK51RIvLrHiyIRY+hzJ6S+xVrR
jVKYfKPsvigsX4XrhPQnOZ9QWZi9dkFu2OJ84f2k6qa6ysr8in4pFA4b0SeIeHkr
WuSV1pqTs6p7PCnrTGNDRUZE1A==
-----END CERTIFICATE-----
`;
/** The public key that is in it. */
export const ITS_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs0FJ6HxpFtxW561O79pR
RvydVVlEAFWXnEMUe4JpcBrFzJ3aTyOYeSqpXbjnuQ7hsMuMjIrSbr8dhpDRFqjE
gHRwfzQX8Ex4dl3jnXPnMuP5xvrQznpJqj6/nGgCuSObT+gpZ6J5uTOQAV4qr+m1
mMYkUdg0rEMnicbyIUY4sQpI1GudsMBOPjbLf0VmnX7elYEUPMuNXyYlGZxL3GPG
eN3KJR8dnQXTc3g03Mpx6ma3VZRxIJJdZsvcB2vyEpgcN5KlYgmHOmxSoMDfSn3Y
EM+EgxmQ23JQMu8d4FpmYJT8zjJiteLP+5tt5pUjN7hvvFOQaYlALAt8H70hsFLe
hwIDAQAB
-----END PUBLIC KEY-----
`;
/** A certificate of an elliptic curve, signed with that key. */
export const ELLIPTIC = `-----BEGIN CERTIFICATE-----
MIIB0zCBvAIBAjANBgkqhkiG9w0BAQsFADAWMRQwEgYDVQQDDAtLZXllZCBpbnB1
dDAgFw0yNjExMjYwMzQ3MzRaGA8yMTI2MTEwMjAzNDczNFowEzERMA8GA1UEAwwI
RWxsaXB0aWMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ/WaIbngntk+PtgYGH
UUreCoWnGt5SmVaan2fVGNTKmkDLGF24g/Wcgvh6nMWpmQ0XsBatmFV8FzgQjUA+
cVwFMA0GCSqGSIb3DQEBCwUAA4IBAQBbusZgoOpRHO1ZyGdOPP49tc/yJcxITIso
EjFiLRVU0t6zaSdbE0PpEEYt9q2053oZm0832z7TZPWnVOBPnlICNGwSwDCN4XtW
4USQQR4NT7G3ipku3FwuYd/SGlGtnWlRNQyymFUVPpzpLjDPXr/0LpDrCXJ1fzEY
6naks1ev07pgFEFUX2SXxBY+DyMHFZMaajtX/E5Sx1w1eZ1k54JRKMwMlGd3oL6E
SHktZ5KctcOQXxKXU8Qe6w5PHota065406GVEPAOG15DLDx8afgk403nt5IaTJ3R
7P2C+6UcpwYDKEHkP94vMMh5bXUrd5c4031Us3daGfD1JjSIIIQV
-----END CERTIFICATE-----
`;

/** A pair of RSA keys of its own, the public one in PEM. */
export function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey, publicKey: publicKey.export({ type: "spki", format: "pem" }).toString() };
}

type Policy = Extract<Parameters<typeof buildDecrypt>[0], string>;

/** What the owner of the key finds in a message of Connect's, and in its header. */
export async function opened(message: string, keyName: string, privateKey: KeyObject) {
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  const about = { keyName, keyNamespace: "AmazonConnect", oaepHash: "sha512" } as const;
  const keyring = new RawRsaKeyringNode({ ...about, rsaKey: { privateKey: pem } });
  const { decrypt } = buildDecrypt("FORBID_ENCRYPT_ALLOW_DECRYPT" as Policy);
  const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(message, "base64"));
  return { text: plaintext.toString(), header: messageHeader };
}

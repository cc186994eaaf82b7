type Inputs = Record<string, unknown>;

/** What is private among the arguments of resources. */
const PRIVATE: Record<string, string> = {
  "aws:kms/ciphertext:Ciphertext": "plaintext",
  "tls:index/selfSignedCert:SelfSignedCert": "privateKeyPem",
};

/** The arguments of a resource as a graph keeps them: graphs lie on disk, and no private key is to lie there in clear. */
export function keptInputs(type: string, inputs: Inputs): Inputs {
  const hidden = PRIVATE[type];
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== hidden));
}

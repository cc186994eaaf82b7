/** KMS decrypts the service account's password for this purpose alone: https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html. */
export const SERVICE_PASSWORD_CONTEXT = { purpose: "frontdesk directory password" } as const;

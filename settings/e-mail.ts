/** What a resource for this address is called: letters, digits and hyphens. */
export const resourceNameOf = (address: string): string => address.replace(/[^A-Za-z0-9]+/g, "-");

import { headerOf, Malformed } from "../asn1/decode.ts";

/** What Windows takes at most. https://learn.microsoft.com/troubleshoot/windows-server/active-directory/view-set-ldap-policy-using-ntdsutil (MaxReceiveBuffer) */
const LONGEST = 10_485_760;
const SEQUENCE = 0x30;

/** Cuts what a connection brings, in whatever pieces, into whole messages; throws Malformed at what cannot be one. */
export function frames(): (piece: Buffer) => Buffer[] {
  let pieces: Buffer[] = [];
  let held = 0;
  /** Bytes without which there is nothing to be told. */
  let needed = 1;
  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    const messages: Buffer[] = [];
    while (held >= needed) {
      const all = pieces.length === 1 ? (pieces[0] ?? piece) : Buffer.concat(pieces);
      if (all[0] !== SEQUENCE) throw new Malformed("no message begins so");
      const end = headerOf(all)?.end;
      if (end !== undefined && end > LONGEST) throw new Malformed("longer than any message");
      const isWhole = end !== undefined && end <= all.length;
      if (isWhole) messages.push(all.subarray(0, end));
      const rest = isWhole ? all.subarray(end) : all;
      pieces = [rest];
      held = rest.length;
      needed = isWhole ? 1 : (end ?? held + 1);
    }
    return messages;
  };
}

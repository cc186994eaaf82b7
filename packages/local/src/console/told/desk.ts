/** What the page is told once, when it opens. */
export type DeskTold = {
  /** When the front desk began: another one may come to the same address. */
  startedAt: number;
  endpoint: string;
  region: string;
  bucket: string;
  instance: string;
  /** The folders that a file may be dropped into. */
  folders: string[];
  /** As many agents as one file may remove; 0 where removing is off. */
  mostRemovals: number;
};

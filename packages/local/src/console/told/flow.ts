/** What sort of thing a block does, for its colour. */
export type Tone = "speaks" | "asks" | "works" | "decides" | "sets" | "leads" | "ends";

/** A block of a flow as the designer has it, in its units. */
export type BlockTold = {
  id: string;
  x: number;
  y: number;
  /** What it does in a word or two, such as `Says`. */
  does: string;
  /** What it says, calls, sets or compares; may be blank. */
  about: string;
  tone: Tone;
  branches: BranchTold[];
};
/** `id` as transcripts call it, such as `Equals 1`; `label` as people do. */
export type BranchTold = { id: string; label: string; to: string; isError: boolean };

export type FlowTold = { id: string; name: string; start: string; blocks: BlockTold[] };

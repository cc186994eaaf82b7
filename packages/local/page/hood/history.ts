import { useEffect, useRef, useState } from "preact/hooks";

/** Samples of the last minute, one a second. */
const LENGTH = 60;
const EVERY = 1_000;

/** What a number was in each second of the last minute, as long as it is looked at; newest last. */
export function useHistory(value: number): number[] {
  const now = useRef(value);
  now.current = value;
  const [samples, set] = useState<number[]>([value]);
  useEffect(() => {
    const timer = setInterval(
      () => set((known) => (isStill(known, now.current) ? known : [...known, now.current].slice(-LENGTH))),
      EVERY,
    );
    return () => clearInterval(timer);
  }, []);
  return samples;
}

/** A full minute of one value needs no drawing anew. */
const isStill = (samples: number[], value: number) =>
  samples.length === LENGTH && samples.every((sample) => sample === value);

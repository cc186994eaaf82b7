import { ask } from "../ask.ts";

type Dropped = { id: string; key: string };

/** Drops a file into a folder of the bucket. */
export const dropFile = (file: File, folder: string): Promise<Dropped> =>
  ask(`/drop?into=${encodeURIComponent(folder)}&name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });

/** Drops the sample that fits the folder, and says which. */
export const dropSample = async (folder: string): Promise<string> => {
  const { name } = await ask<{ name: string }>(`/drop-sample?into=${encodeURIComponent(folder)}`, { method: "POST" });
  return name;
};

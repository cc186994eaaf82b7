type Opening = { days: readonly string[]; from: string; to: string; timeZone: string };

const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
const said = (day: string) => day.charAt(0) + day.slice(1).toLowerCase();

/**
 * The hours as they are spoken: `Monday to Friday from 9:00 to 17:00, New York time`. Three days or more in a row are a
 * stretch.
 */
export function spokenOpening({ days, from, to, timeZone }: Opening): string {
  const stretches: string[][] = [];
  for (const day of WEEK.filter((each) => days.includes(each))) {
    const last = stretches.at(-1);
    if (last && WEEK.indexOf(day) === WEEK.indexOf(last.at(-1) ?? "") + 1) last.push(day);
    else stretches.push([day]);
  }
  const names = stretches.flatMap((stretch) =>
    stretch.length > 2 ? [`${said(stretch[0] ?? "")} to ${said(stretch.at(-1) ?? "")}`] : stretch.map(said),
  );
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
  const every = days.length === 7 ? "every day" : list;
  return from === to
    ? `${every} at all hours`
    : `${every} from ${clock(from)} to ${clock(to)}, ${place(timeZone)} time`;
}

const clock = (text: string) => text.replace(/^0(?=\d:)/, "");

/** `America/New_York` is said New York. */
const place = (timeZone: string) => timeZone.replace(/^.*\//, "").replaceAll("_", " ");

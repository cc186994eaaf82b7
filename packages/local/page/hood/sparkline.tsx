const [WIDTH, HEIGHT, SECONDS] = [120, 28, 60];

/** A minute as a line; the words beside it say the same. */
export function Sparkline({ samples }: { samples: number[] }) {
  const most = Math.max(4, ...samples);
  const points = samples.map((value, index) => {
    const x = WIDTH - ((samples.length - 1 - index) * WIDTH) / (SECONDS - 1);
    return `${x.toFixed(1)} ${(HEIGHT - 1.5 - (value / most) * (HEIGHT - 4)).toFixed(1)}`;
  });
  const first = points[0]?.split(" ")[0] ?? WIDTH;
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="area" d={`M${first} ${HEIGHT}L${points.join("L")}L${WIDTH} ${HEIGHT}z`} />
      <path class="line" d={`M${points.join("L")}`} />
    </svg>
  );
}

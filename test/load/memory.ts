/** Memory at a moment: milliseconds since the start, and bytes. */
export interface Sample {
  at: number
  bytes: number
}

const minute = 60_000
/** Within so many milliseconds the lowest sample counts: what lies above it is waiting to be collected. */
const valley = 10_000

/**
 * Megabytes a minute by which memory grows once warm: a line laid by least squares through the lowest sample of every ten
 * seconds after the warm-up, which is the first two fifths of the run. A page kept for ever shows at once; garbage that
 * comes and goes does not.
 */
export function growth(samples: Sample[]): number {
  const end = samples.at(-1)?.at ?? 0
  const warm = samples.filter(({ at }) => at >= end * 0.4)
  return slope(valleysOf(warm).map(({ at, bytes }) => [at / minute, bytes / 1e6]))
}

/** The lowest sample of every ten seconds. */
export function valleysOf(samples: Sample[]): Sample[] {
  const valleys = new Map<number, Sample>()
  for (const sample of samples) {
    const window = Math.floor(sample.at / valley)
    const lowest = valleys.get(window)
    if (!lowest || sample.bytes < lowest.bytes) valleys.set(window, sample)
  }
  return [...valleys.values()]
}

/** The slope of the line nearest to these points; 0 where there are too few to lay one. */
function slope(points: [number, number][]): number {
  const mean = (place: 0 | 1) => points.reduce((sum, point) => sum + point[place], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread
}

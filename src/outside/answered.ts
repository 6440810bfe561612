/** How long a read of something outside the Worker may take, in milliseconds: longer than that nobody waits for a page. */
export const readPatience = 10_000
/**
 * How long a write may take, in milliseconds. D1 gives a batch up after thirty seconds: what it has not done by then it
 * will not do any more, so that whoever looks after this time sees how it ended.
 */
export const writePatience = 30_000

/** Something outside the Worker gave no answer in the time it had. Whether it does its work all the same is not known. */
export class Late extends Error {}

/**
 * The database, the bucket or whatever else lies outside the Worker failed or did not answer. `mayBeDone`: it was to
 * change something, and may have; the answer may be all that was lost.
 */
export class Unanswered extends Error {
  readonly mayBeDone: boolean

  constructor(whose: string, mayBeDone: boolean, cause: unknown) {
    super(`${whose}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.mayBeDone = mayBeDone
  }
}

/** The outcome of `work`, if it comes within so many milliseconds. Throws `Late` otherwise, and what `work` throws. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`No answer within ${milliseconds / 1000} seconds.`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The outcome of a call outside, in the time that it has. Throws `Unanswered`, whatever went wrong, but for what is an
 * answer itself.
 */
export async function answered<T>(
  whose: string,
  call: () => Promise<T>,
  does: 'read' | 'write',
  isAnswer: (error: unknown) => boolean = () => false,
): Promise<T> {
  try {
    return await inTime(call(), does === 'read' ? readPatience : writePatience)
  } catch (error) {
    throw error instanceof Unanswered || isAnswer(error) ? error : new Unanswered(whose, does === 'write', error)
  }
}

/** A binding of which every call is `answered`; those named in `reads` change nothing. */
export const patient = <B extends object>(binding: B, whose: string, reads: readonly (keyof B)[] = []): B =>
  new Proxy(binding, {
    get: (target, name) => {
      const call: unknown = Reflect.get(target, name, target)
      if (typeof call !== 'function') return call
      const does = reads.includes(name as keyof B) ? 'read' : 'write'
      return (...given: unknown[]) => answered(whose, async () => call.apply(target, given), does)
    },
  })

/**
 * The outcome of `work`, no sooner than after `milliseconds`: an answer whose work differs by what must not be told takes
 * the same time either way. It waits without using the processor.
 */
export async function noSoonerThan<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [outcome] = await Promise.all([work, new Promise((resolve) => setTimeout(resolve, milliseconds))])
  return outcome
}

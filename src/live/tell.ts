import type { Bindings } from '../http/env.ts'

/** The open pages of a company, wherever they are. */
export const pagesOf = ({ LIVE }: Pick<Bindings, 'LIVE'>, companyId: string): DurableObjectStub =>
  LIVE.get(LIVE.idFromName(companyId))

/**
 * Tells the open pages of a company's staff, and of the customers named, that something has changed. For after the
 * answer: it never throws, because what was written stands whether or not anyone hears of it.
 */
export async function tellCompany(
  env: Pick<Bindings, 'LIVE'>,
  companyId: string,
  customerIds: Iterable<string>,
): Promise<void> {
  try {
    await pagesOf(env, companyId).fetch('https://live', { method: 'POST', body: JSON.stringify([...customerIds]) })
  } catch (error) {
    // biome-ignore lint/suspicious/noConsole: pages read themselves anew by the clock, the log says why
    console.error('The open pages could not be told.', error)
  }
}

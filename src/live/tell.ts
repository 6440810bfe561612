import type { Bindings } from '../http/env.ts'
import { logFault } from '../http/log.ts'
import { inTime, readPatience } from '../outside/answered.ts'

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
    const told = { method: 'POST', body: JSON.stringify([...customerIds]) }
    // What is done for one company after the other does not wait here for good.
    await inTime(pagesOf(env, companyId).fetch('https://live', told), readPatience)
  } catch (error) {
    // They read themselves anew by the clock.
    logFault('open pages', { company: companyId }, error)
  }
}

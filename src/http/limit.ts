import { inTime } from '../outside/answered.ts'
import { logFault } from './log.ts'

/** How long the platform's counter may take, in milliseconds: it stands before every try to sign in. */
const patience = 1_000

/**
 * Whether the platform's counter lets one more pass. Where it fails or does not answer, everyone passes: it only keeps
 * floods from the database, and who must not be shut out would be. What is guessed at is guarded without it, passwords and
 * links by counts in the database, codes of documents, addresses of calendars and answers of passkeys by their length.
 */
export async function mayPass(limit: RateLimit, key: string): Promise<boolean> {
  try {
    return (await inTime(limit.limit({ key }), patience)).success
  } catch (error) {
    logFault('counter of tries', {}, error)
    return true
  }
}

import type { World } from '../world.ts'

/** Who presses: someone with a session of their own, or anyone at the company's host. */
export type Presser = 'nobody' | 'Alice' | 'owner' | 'office' | 'technician'

/** What a form sends, by the names of its fields; a field may stand in it several times, and may be a file. */
export type Fields = Record<string, string | string[] | File>

/** One press of a button that does its work, as a browser sends it. */
export interface Press {
  as: Presser
  path: string
  fields: Fields
  /** How the fields travel: as a plain form, in parts where there are files, or as JSON from a script. */
  sent?: 'form' | 'parts' | 'json'
  /** Cookies beside that of the session: what half a sign-in has put there. */
  cookies?: string
  /** Status of the answer where the work was done, 303 if not said. */
  status?: number
  /** Puts there what the press needs. */
  before?: (world: World) => Promise<unknown>
  /** The same, and says what of the press is known only then; `world` is another to press in. */
  ready?: (world: World) => Promise<Partial<Pick<Press, 'path' | 'fields' | 'cookies'>> & { world?: World }>
}

export type Presses = Record<string, Press>

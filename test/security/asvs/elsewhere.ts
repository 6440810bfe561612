import { none, type Requirement } from './held.ts'
import { ids } from './ids.ts'

const within = (chapter: string, why: string): Requirement[] =>
  ids
    .filter((id) => id.startsWith(`${chapter}.`))
    .map((id) => none(id, /^V10\.4\.[1-5]$/.test(id) ? 1 : 2, chapter === 'V10' ? 'OAuth and OIDC' : 'WebRTC', why))

/** V10 and V17, of which there is nothing here. */
export const elsewhere = [
  ...within('V10', 'It neither signs in by another service nor lets another sign in by it.'),
  ...within('V17', 'No sound or picture is sent between browsers.'),
]

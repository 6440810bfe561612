import { common } from './common.ts'
import { fold, guesswork, plain } from './guesswork.ts'
import { unpack } from './packing.ts'

export type PasswordFault = 'tooShort' | 'tooLong' | 'common' | 'ownName'

/** Whose password it is: nobody's password should say so. */
export interface About {
  company: string
  name: string
  email: string
}

// NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is the only factor, any characters, no composition.
const least = 15
const most = 256
// Three common passwords put together are refused, four random words are not.
const leastBits = 39
const leastBesideName = 12
const shortestName = 4

let words: Set<string> | undefined

/**
 * Why a password is refused, or undefined when it is fine. Its length is counted in code points after NFC, the form in
 * which it is hashed.
 */
export function passwordFault(password: string, about: About): PasswordFault | undefined {
  const length = [...password.normalize('NFC')].length
  if (length < least) return 'tooShort'
  if (length > most) return 'tooLong'
  // Nobody types a NUL, and some programs stop reading there.
  if (password.includes('\0')) return 'common'
  const rest = withoutNames(password, about)
  if (rest !== undefined && ([...rest].length < leastBesideName || isCommon(rest))) return 'ownName'
  return isCommon(password) ? 'common' : undefined
}

function isCommon(password: string): boolean {
  words ??= unpack(common)
  return guesswork(password, words) < leastBits
}

/** What remains of a password without the names in it; undefined when there are none. */
function withoutNames(password: string, { company, name, email }: About): string | undefined {
  const text = plain(password)
  let folded = fold(text)
  for (const piece of namesIn([company, name, email.split('@')[0] ?? '']))
    folded = folded.replaceAll(piece, (found) => '\0'.repeat(found.length))
  if (!folded.includes('\0')) return undefined
  const rest = Array.from({ length: text.length }, (_, at) => (folded[at] === '\0' ? ' ' : text[at])).join('')
  return rest.replace(/ +/g, ' ').trim()
}

/** Each name written as one word, and each of its words; the longest first, since it may hold the others. */
function namesIn(names: string[]): string[] {
  const pieces = names.flatMap((name) => {
    const parts = plain(name).split(/[^\p{L}\p{N}]+/u)
    return [parts.join(''), ...parts].map(fold)
  })
  return [...new Set(pieces)].filter((piece) => piece.length >= shortestName).sort((a, b) => b.length - a.length)
}

import { equivalent } from './equivalent.mjs'
import { say } from './say.mjs'

/** Of the mutants that could be told from the code, so many in a hundred are to be killed in each file. */
export const least = 95

/** Says how each file stands and which mutants live; returns what is wrong, a line each. */
export function report(name, results) {
  const wrong = []
  const valid = results.filter((mutant) => !isEquivalent(mutant))
  say(`\n${name}`)
  for (const [file, own] of [...Map.groupBy(valid, (mutant) => mutant.file), ['together', valid]]) {
    const killed = own.filter(({ by }) => by !== null).length
    const score = (100 * killed) / own.length
    say(
      `  ${score.toFixed(1).padStart(5)} %  ${String(killed).padStart(4)} of ${String(own.length).padStart(4)}  ${file}`,
    )
    if (score < least && file !== 'together')
      wrong.push(`${file}: ${score.toFixed(1)} % of the mutants are killed, not ${least} %.`)
    if (file === 'together') continue
    for (const { line, mutator, original, replacement, by, reached } of own)
      if (by === null)
        say(`           ${line} ${mutator}${reached ? '' : ' (not reached)'}: ${cut(original)} → ${cut(replacement)}`)
  }
  for (const mutant of valid)
    if (mutant.mutator === 'ScopeDropped' && mutant.by === null)
      wrong.push(`${mutant.file}:${mutant.line}: an owner's condition can be dropped and no test notices.`)
  const files = new Set(results.map(({ file }) => file))
  for (const known of equivalent)
    if (files.has(known.file) && !results.some((mutant) => isSame(known, mutant)))
      wrong.push(`${known.file}: there is no mutant ${cut(known.original)} → ${cut(known.replacement)} any more.`)
  for (const mutant of results)
    if (mutant.by !== null && isEquivalent(mutant))
      wrong.push(`${mutant.file}:${mutant.line} is said to be equivalent, and was killed: ${cut(mutant.by)}`)
  return wrong
}

const isEquivalent = (mutant) => equivalent.some((known) => isSame(known, mutant))
const isSame = (known, mutant) =>
  known.file === mutant.file &&
  known.original === mutant.original &&
  known.replacement === mutant.replacement &&
  (known.mutator ?? mutant.mutator) === mutant.mutator &&
  mutant.text.includes(known.on ?? '')

const cut = (text) => (text.length > 110 ? `${text.slice(0, 109)}…` : text)

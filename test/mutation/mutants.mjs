import { readFile } from 'node:fs/promises'
import { commonTokens } from '@stryker-mutator/api/plugin'
import { createInstrumenter } from '@stryker-mutator/instrumenter'
import { createInjector } from 'typed-inject'
// Not among what the package exports; it is the list that the instrumenter goes through.
import { allMutators } from './node_modules/@stryker-mutator/instrumenter/dist/src/mutators/mutate.js'
import { conditionDropped, scopeDropped } from './own-mutators.mjs'

allMutators.push(conditionDropped, scopeDropped)

const no = () => false
const quiet = () => undefined
const words = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']
const logger = Object.fromEntries(
  words.flatMap((word) => [
    [word, quiet],
    [`is${word[0].toUpperCase()}${word.slice(1)}Enabled`, no],
  ]),
)

/** The words of errors that are thrown are for whoever reads a log: no behaviour hangs on them. */
const isWording = (line, { mutatorName }) => mutatorName === 'StringLiteral' && /(new \w*Error|super)\(/.test(line)

/**
 * Makes every mutant of the files, all of them in one copy of each, asleep until `__stryker__.activeMutant` names one.
 * Returns the copies by their paths, and the mutants.
 */
export async function instrument(root, files) {
  const instrumenter = createInjector().provideValue(commonTokens.logger, logger).injectFunction(createInstrumenter)
  const sources = await Promise.all(
    files.map(async (file) => ({ name: file, mutate: true, content: await readFile(`${root}/${file}`, 'utf8') })),
  )
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false }
  const { files: written, mutants } = await instrumenter.instrument(sources, options)
  const lines = new Map(sources.map(({ name, content }) => [name, content.split('\n')]))
  const valid = mutants.filter((mutant) => !isWording(lines.get(mutant.fileName)[mutant.location.start.line], mutant))
  return {
    code: new Map(written.map(({ name, content }) => [`${root}/${name}`, content])),
    mutants: valid.map((mutant) => ({
      id: mutant.id,
      file: mutant.fileName,
      line: mutant.location.start.line + 1,
      mutator: mutant.mutatorName,
      text: lines.get(mutant.fileName)[mutant.location.start.line],
      original: textAt(lines.get(mutant.fileName), mutant.location),
      replacement: onOneLine(mutant.replacement),
      inside: insideOf(mutant, valid),
    })),
  }
}

/** The mutants in the body of a function, by their ids; undefined where there are none, or the mutant is none of a function. */
function insideOf({ mutatorName, fileName, location }, mutants) {
  if (mutatorName !== 'ArrowFunction') return undefined
  const isInside = (other) =>
    other.fileName === fileName &&
    isBefore(location.start, other.location.start) &&
    isBefore(other.location.end, location.end)
  const inside = mutants.filter((other) => other.mutatorName !== 'ArrowFunction' && isInside(other))
  return inside.length > 0 ? inside.map(({ id }) => id) : undefined
}

const isBefore = (one, other) => one.line < other.line || (one.line === other.line && one.column <= other.column)

function textAt(lines, { start, end }) {
  const taken = lines.slice(start.line, end.line + 1)
  taken[taken.length - 1] = taken[taken.length - 1].slice(0, end.column)
  taken[0] = taken[0].slice(start.column)
  return onOneLine(taken.join('\n'))
}

const onOneLine = (text) => text.replace(/\s+/g, ' ').trim()

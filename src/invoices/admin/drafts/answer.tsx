import { useLocale } from '../../../i18n/locale.ts'
import { Faults } from '../faults.tsx'
import { wordsOf } from './faults.ts'
import { type FilledDraft, type ReadDraft, shownWhileWriting } from './form.ts'
import { Net } from './line-fields.tsx'
import { isBlank, mostLines } from './lines.ts'
import { Sums, TotalInSight } from './sums.tsx'

/** How far saving as one goes came: stored, not right yet, or overtaken by someone else. */
export type SavedState = 'saved' | 'faulty' | 'stale'

interface Props {
  filled: FilledDraft
  read: ReadDraft
  state: SavedState
  /** The version that the form goes on from. */
  version: number
  /** What of deposits it deducts, in cents. */
  deductedCents: number
}

/**
 * What changes on the page of a draft when it was saved as one goes: what lines come to, what is wrong, and the version.
 * `static/draft.js` puts each part in the place of the one with its id; fields stay as they are.
 */
export const DraftAnswer = ({ filled, read, state, version, deductedCents }: Props) => {
  const { drafting } = useLocale().words
  return (
    <div id="draft-answer" data-state={state} data-version={String(version)}>
      <Sums sums={read.sums} deductedCents={deductedCents} />
      <TotalInSight sums={read.sums} />
      <Faults id="in-the-way" faults={shownWhileWriting(read)} />
      {filled.lines.map((line) => (
        <Net name={line.key} cents={read.lines.get(line.key)?.netCents} isBlank={isBlank(line)} />
      ))}
      {Object.entries(read.faults).map(([name, fault]) => (
        <p id={`${name}-error`} class="error" data-for={name}>
          {wordsOf(fault, drafting, mostLines)}
        </p>
      ))}
    </div>
  )
}

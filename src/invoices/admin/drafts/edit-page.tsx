import type { Shown } from '../../../http/edit.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { assets } from '../../../ui/assets.ts'
import { ChangedMeanwhile, Done, Heading } from '../../../ui/parts.tsx'
import { Lines } from '../../parts.tsx'
import { Faults } from '../faults.tsx'
import { wordsOf } from './faults.ts'
import { type FilledDraft, type ReadDraft, ratesOf, shownWhileWriting } from './form.ts'
import { Items, type OfferedItem } from './items.tsx'
import { LineFields } from './line-fields.tsx'
import { blankLine, type FilledLine, freeKey, isBlank, mostLines } from './lines.ts'
import type { FoundDraft } from './queries.ts'
import { Sums, TotalInSight } from './sums.tsx'
import { TermsFields } from './terms-fields.tsx'
import { WhatItIs } from './what-it-is.tsx'

/** What was just done, for the page to say it. */
export const draftDones = ['added', 'saved', 'copied', 'invoiced', 'removed'] as const
export type DraftDone = (typeof draftDones)[number]

interface Props {
  found: FoundDraft
  filled: FilledDraft
  read: ReadDraft
  /** Whether faults are shown: not before it was asked to be saved. */
  isRefused?: boolean
  /** What someone else has stored since the form was opened; undefined where nobody has. */
  meanwhile?: { terms: Partial<Shown>; lines: boolean } | undefined
  items: OfferedItem[]
  /** What was typed to find items. */
  find: string
  /** The version that the form carries. */
  version: number
  done?: DraftDone | undefined
}

/** The page on which a draft is written. It works as a form; `static/draft.js` saves as one goes and moves lines. */
export const EditPage = (props: Props) => {
  const { found, filled, read, isRefused = false, meanwhile, version, done } = props
  const { drafting, editing } = useLocale().words
  const { draft } = found
  const at = `/admin/invoices/${draft.id}`
  const faults = isRefused ? read.faults : {}
  return (
    <>
      <link rel="stylesheet" href={assets.draftCss} />
      <a class="back" href={at}>
        {drafting.view}
      </a>
      <div class="titled">
        <Heading>{drafting.title(draft.name)}</Heading>
        <a class="button quiet" href={`${at}/draft.pdf`} hx-boost="false" target="_blank" rel="noopener">
          {drafting.preview}
        </a>
      </div>
      <WhatItIs found={found} />
      {done && (
        <Done>
          <p>{drafting.dones[done]}</p>
        </Done>
      )}
      {meanwhile && <ChangedMeanwhile />}
      {meanwhile?.lines && (
        <div class="alert warn">
          <h2>{drafting.storedLines}</h2>
          <Lines lines={found.lines} />
        </div>
      )}
      <form
        class="draft"
        method="post"
        action={at}
        hx-boost="false"
        novalidate
        data-guard
        data-customers={draft.language}
        {...wordsForScript(drafting)}
      >
        {/* Enter in a field presses the first button of a form. */}
        <button class="unseen" type="submit" name="do" value="save" tabindex={-1}>
          {editing.save}
        </button>
        <input type="hidden" name="version" value={String(version)} />
        <LinesOf {...props} faults={faults} />
        <TermsFields {...{ found, faults }} terms={filled.terms} meanwhile={meanwhile?.terms ?? {}} />
        <div class="draft-bar">
          <p>
            <span class="note">{drafting.sums}</span> <TotalInSight sums={read.sums} />
          </p>
          <p id="draft-state" class="note" role="status" />
          <button type="submit" name="do" value="save">
            {editing.save}
          </button>
        </div>
      </form>
      <p id="draft-said" class="unseen" role="status" />
      <script type="module" src={assets.draft} />
      <script type="module" src={assets.draftLines} />
    </>
  )
}

const LinesOf = ({ found, filled, read, items, find, faults }: Props & { faults: ReadDraft['faults'] }) => {
  const { language, words } = useLocale()
  const { drafting, corrections } = words
  const rates = ratesOf(found)
  const usual = rates.usual(language)
  const fault = faults.lines
  const { lines, spares } = withSpares(filled.lines, usual)
  return (
    <section>
      <h2>{drafting.lines}</h2>
      {rates.isNone && <p class="note">{drafting.franchise}</p>}
      <p class="hint of-keys">{drafting.keys}</p>
      {fault && (
        <p id="lines-error" class="error">
          {wordsOf(fault, drafting, mostLines)}
        </p>
      )}
      <ol class="draft-lines" id="lines">
        {[...lines, ...spares].map((line, index) => (
          <LineFields
            {...{ line, faults, rates }}
            number={index + 1}
            read={read.lines.get(line.key)}
            isSpare={index >= Math.max(lines.length, 1)}
          />
        ))}
      </ol>
      <template id="line-template">
        <LineFields {...{ rates }} line={blankLine('KEY', usual)} number={0} read={undefined} faults={{}} />
      </template>
      {rates.isFree && (
        <datalist id="rates">
          {rates.offered.map((basisPoints) => (
            <option value={String(basisPoints / 100).replace('.', language === 'fr' ? ',' : '.')} />
          ))}
        </datalist>
      )}
      <div class="acts">
        <button class="quiet" type="submit" name="do" value="more" data-add>
          <span class="scripted">{drafting.addLine}</span>
          <span class="scriptless">{drafting.moreLines}</span>
        </button>
      </div>
      <div class="card form catalogue">
        <div class="field">
          <label for="find">{drafting.catalogue}</label>
          <p id="find-hint" class="hint">
            {drafting.catalogueHint}
          </p>
          <input
            id="find"
            type="search"
            name="find"
            value={find}
            autocomplete="off"
            maxlength={120}
            aria-describedby="find-hint"
          />
        </div>
        <button class="quiet scriptless" type="submit" name="do" value="find">
          {drafting.find}
        </button>
        <Items items={items} typed={find} customers={found.draft.language} />
      </div>
      <Sums sums={read.sums} deductedCents={found.draft.deductedCents} />
      {found.draft.kind === 'invoice' && (
        <div class="acts">
          <button class="quiet" type="submit" name="do" value="deductions">
            {corrections.deductDeposits}
          </button>
        </div>
      )}
      <Faults id="in-the-way" faults={shownWhileWriting(read)} />
    </section>
  )
}

const mostSpares = 3

/** The lines, and behind them as many empty ones that some are always at hand. */
function withSpares(lines: FilledLine[], rate: string): { lines: FilledLine[]; spares: FilledLine[] } {
  const empty = lines.filter((line) => !line.gone && isBlank(line)).length
  const spares: FilledLine[] = []
  while (empty + spares.length < mostSpares) spares.push(blankLine(freeKey([...lines, ...spares]), rate))
  return { lines, spares }
}

type DraftingWords = ReturnType<typeof useLocale>['words']['drafting']

/** What the script says, in the reader's words; `0` stands for the number of a line. */
const wordsForScript = ({ line, moved, ...words }: DraftingWords) => ({
  'data-draft': '',
  'data-saved': words.saved,
  'data-saving': words.saving,
  'data-unsaved-yet': words.unsaved,
  'data-faulty': words.faulty,
  'data-offline': words.offline,
  'data-broken': words.broken,
  'data-signed-out': words.signedOut,
  'data-stale': words.stale,
  'data-gone': words.gone,
  'data-line': line(0),
  'data-moved': moved(0),
})

import type { FieldErrors } from '../../http/form.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { Area, Choice, Field } from '../../ui/field.tsx'
import { momentOf } from '../../ui/format.ts'
import { Badge, Empty, Heading, Icon, type Tone } from '../../ui/parts.tsx'
import { type ImportKind, type ImportState, importKinds } from '../kind.ts'
import type { ImportRow } from './queries.ts'

interface Props {
  rows: ImportRow[]
  kind: ImportKind | undefined
  /** Cells that were pasted, where the form comes back. */
  text?: string | undefined
  errors: FieldErrors | undefined
}

/** Where a file is brought, what it should look like, and what was brought before. */
export const ImportsPage = ({ rows, kind, text, errors }: Props) => {
  const { imports } = useWords()
  return (
    <>
      <Heading>{imports.title}</Heading>
      <p>{imports.lead}</p>
      <UploadForm kind={kind} text={text} errors={errors} />
      <section>
        <h2>{imports.templates}</h2>
        <p class="note">{imports.templatesLead}</p>
        <ul>
          {importKinds.map((one) => (
            <li>
              <a class="more" href={`/admin/imports/templates/${one}`} hx-boost="false" download>
                <Icon name="download" />
                {imports.kinds[one]}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{imports.recent}</h2>
        {rows.length > 0 ? <ImportList rows={rows} /> : <Empty icon="inbox">{imports.none}</Empty>}
        <p class="note">{imports.kept}</p>
      </section>
    </>
  )
}

const UploadForm = ({ kind, text, errors }: Omit<Props, 'rows'>) => {
  const { imports } = useWords()
  const { nothingGiven, brokenOff, unreadable } = imports
  const wrong = errors?.file
  return (
    <form
      class="card form"
      method="post"
      action="/admin/imports"
      enctype="multipart/form-data"
      hx-boost="false"
      novalidate
      data-guard
    >
      <Choice
        name="kind"
        label={imports.kind}
        hint={imports.order}
        value={kind ?? 'customers'}
        options={importKinds.map((value) => ({ value, text: imports.kinds[value] }))}
        error={errors?.kind && imports.kindMissing}
      />
      <Field
        name="file"
        type="file"
        label={imports.file}
        hint={imports.fileHint}
        error={wrong && ({ ...unreadable, nothingGiven, brokenOff } as Record<string, string>)[wrong]}
      />
      <Area name="text" label={imports.text} hint={imports.textHint} value={text} />
      <button class="button" type="submit">
        {imports.upload}
      </button>
    </form>
  )
}

const tones: Record<ImportState, Tone> = { uploaded: 'warn', running: 'busy', done: 'good', stopped: 'quiet' }

const ImportList = ({ rows }: { rows: ImportRow[] }) => {
  const { imports } = useWords()
  const locale = useLocale()
  return (
    <ul class="rows">
      {rows.map(({ id, kind, state, fileName, accountName, lines, createdAt }) => (
        <li class="row stack" id={`import-${id}`}>
          <div class="grow">
            <a class="lead whole" href={`/admin/imports/${id}`}>
              {fileName}
            </a>
            <p>
              {imports.kinds[kind]} · {imports.lines(lines)}
            </p>
            <p class="note">{imports.broughtBy(accountName, momentOf(locale, createdAt))}</p>
          </div>
          <div class="aside">
            <Badge tone={tones[state]}>{imports.states[state]}</Badge>
          </div>
        </li>
      ))}
    </ul>
  )
}

import type { Child } from 'hono/jsx'
import type { Language } from '../../i18n/language.ts'
import { type Locale, useLocale, useWords } from '../../i18n/locale.ts'
import { calendarDay, money } from '../../ui/format.ts'
import { Fact, Heading, Icon, Pager } from '../../ui/parts.tsx'
import { type Field, fieldsOf, type Preview } from '../kind.ts'
import type { Bad } from '../look.ts'
import type { ImportPageRow } from './queries.ts'

interface Props {
  found: ImportPageRow & { preview: Preview }
  faults: { bad: Bad[]; next: string | undefined }
  paged: boolean
}

/** What a run would do, line by line, while nothing is written yet. */
export const CheckPage = ({ found, faults, paged }: Props) => {
  const { imports } = useWords()
  const { id, preview, kind, fileName, version } = found
  const { counts } = imports
  const at = `/admin/imports/${id}`
  return (
    <>
      <a class="back" href="/admin/imports">
        {imports.title}
      </a>
      <Heading>{imports.preview}</Heading>
      <div class="card form">
        <p class="note">
          {imports.kinds[kind]} · {fileName} · {imports.lines(found.lines)}
        </p>
        <ul class="counts">
          <Count of={preview.added}>{counts.added(preview.added)}</Count>
          <Count of={preview.existed}>{counts.existed(preview.existed)}</Count>
          <Count of={preview.refused}>{counts.refused(preview.refused)}</Count>
        </ul>
        <p>{imports.nothingYet}</p>
        {preview.added > 0 ? (
          <form method="post" action={`${at}/run`} hx-boost="false">
            <input type="hidden" name="version" value={String(version)} />
            <button class="button" type="submit">
              {imports.run(preview.added)}
            </button>
          </form>
        ) : (
          <p>
            <strong>{imports.nothingToRun}</strong>
          </p>
        )}
        <a class="button quiet" href={at}>
          {imports.change}
        </a>
      </div>
      {preview.rows.length > 0 && <FirstLines kind={kind} rows={preview.rows} />}
      {preview.refused > 0 && (
        <section>
          <h2>{imports.faultsTitle}</h2>
          <p class="note">{imports.faultsLead}</p>
          <RefusedLink id={id} />
          <Faults bad={faults.bad} columns={found.mapping?.columns ?? {}} header={found.header} />
          <Pager path={`${at}/check`} filter={{}} next={faults.next} paged={paged} />
        </section>
      )}
    </>
  )
}

const Count = ({ of, children }: { of: number; children: Child }) => <li class={of === 0 ? 'note' : ''}>{children}</li>

/** The lines that were refused, as a file to put right and bring again. */
export const RefusedLink = ({ id }: { id: string }) => (
  <a class="more" href={`/admin/imports/${id}/refused`} hx-boost="false" download>
    <Icon name="download" />
    {useWords().imports.download}
  </a>
)

const FirstLines = ({ kind, rows }: Pick<ImportPageRow, 'kind'> & Pick<Preview, 'rows'>) => {
  const { imports } = useWords()
  const locale = useLocale()
  const fields = fieldsOf[kind].filter((field: Field) => rows.some(({ shown }) => shown[field]))
  return (
    <section>
      <h2>{imports.first}</h2>
      <table class="card lines first">
        <thead>
          <tr>
            <th scope="col">{imports.place}</th>
            {fields.map((field) => (
              <th scope="col">{imports.fields[field]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, shown }) => (
            <tr>
              <th scope="row">{imports.line(line)}</th>
              {fields.map((field) => (
                <td data-name={imports.fields[field]}>
                  <span>{worded(field, shown[field] ?? '', locale)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const amounts: Field[] = ['total', 'net', 'vat', 'paidAmount']
const days: Field[] = ['date', 'createdOn', 'issuedOn', 'dueOn', 'paidOn']
const statusesOf = ({ words: { jobs, visits } }: Locale): Record<string, string> => ({
  ...jobs.statuses,
  ...visits.statuses,
})

/** A value as pages write it, from how it is stored. */
function worded(field: Field, value: string, locale: Locale & { language: Language }): string {
  if (value === '') return '–'
  if (amounts.includes(field)) return money(locale, Number(value))
  if (days.includes(field)) return calendarDay(locale, value)
  if (field === 'status') return statusesOf(locale)[value] ?? value
  if (field === 'kind') return (locale.words.admin.kinds as Record<string, string>)[value] ?? value
  return value
}

interface FaultsProps {
  bad: Bad[]
  columns: Partial<Record<Field, number>>
  header: string[]
}

const Faults = ({ bad, columns, header }: FaultsProps) => {
  const { imports } = useWords()
  return (
    <ul class="rows">
      {bad.map(({ line, cells, faults }) => (
        <li class="row stack">
          <div class="grow">
            <p class="lead">{imports.line(line)}</p>
            <dl class="wrong">
              {faults.map(({ field, reason }) => {
                const place = columns[field]
                const value = place === undefined ? '' : (cells[place] ?? '').trim().slice(0, 200)
                return (
                  <Fact name={(place === undefined ? '' : header[place]) || imports.fields[field]}>
                    {value === '' ? <em>{imports.blank}</em> : <q>{value}</q>}{' '}
                    <span class="error">{imports.faults[reason]}</span>
                  </Fact>
                )
              })}
            </dl>
          </div>
        </li>
      ))}
    </ul>
  )
}

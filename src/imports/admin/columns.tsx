import { useLocale, useWords } from '../../i18n/locale.ts'
import { CheckField, Choice } from '../../ui/field.tsx'
import { Heading } from '../../ui/parts.tsx'
import { type Field, fieldsOf, type Mapping } from '../kind.ts'
import type { Setting } from '../kinds/made.ts'
import type { ImportPageRow } from './queries.ts'

interface Props {
  found: ImportPageRow
  types: Setting['types']
  chosen: Pick<Mapping, 'columns' | 'typeId' | 'contacts'>
  /** What no column is for though one must be. */
  missing: (readonly Field[])[]
  twice: Field | undefined
}

/** What each column of a file holds: as its header was recognised, to be put right by hand. */
export const ColumnsPage = ({ found, types, chosen, missing, twice }: Props) => {
  const { imports } = useWords()
  const { language } = useLocale()
  const { id, kind, header, samples, fileName, lines } = found
  const names = (fields: readonly Field[]) => fields.map((field) => imports.fields[field]).join(', ')
  return (
    <>
      <a class="back" href="/admin/imports">
        {imports.title}
      </a>
      <Heading>{imports.columns}</Heading>
      <p class="note">
        {imports.kinds[kind]} · {fileName} · {imports.lines(lines)}
      </p>
      <p>
        {imports.columnsLead} {imports.notes[kind]}
      </p>
      {(missing.length > 0 || twice) && (
        <div class="alert" role="alert">
          {missing.map((some) => (
            <p>
              {imports.needed} {some.length > 1 ? imports.either(names(some)) : names(some)}
            </p>
          ))}
          {twice && <p>{imports.twice(imports.fields[twice])}</p>}
        </div>
      )}
      <form class="card form" method="post" action={`/admin/imports/${id}/columns`} hx-boost="false">
        {header.map((name, place) => (
          <Choice
            name={`c${place}`}
            label={name === '' ? imports.column(place + 1) : name}
            hint={sampleOf(samples, place, imports)}
            value={fieldsOf[kind].find((field: Field) => chosen.columns[field] === place) ?? ''}
            options={[
              { value: '', text: imports.ignored },
              ...fieldsOf[kind].map((field: Field) => ({ value: field, text: imports.fields[field] })),
            ]}
          />
        ))}
        {kind === 'jobs' && (
          <Choice
            name="typeId"
            label={imports.defaultType}
            value={chosen.typeId ?? ''}
            options={[
              { value: '', text: imports.noDefaultType },
              ...types.map((type) => ({ value: type.id, text: type.names[language] })),
            ]}
          />
        )}
        {kind === 'customers' && <CheckField name="contacts" label={imports.contacts} checked={chosen.contacts} />}
        <button class="button" type="submit">
          {imports.check}
        </button>
      </form>
    </>
  )
}

interface SampleWords {
  sample: (values: string) => string
  noSample: string
}

function sampleOf(samples: string[][], place: number, { sample, noSample }: SampleWords): string {
  const values = samples.map((cells) => (cells[place] ?? '').trim()).filter((value) => value !== '')
  return values.length > 0 ? sample(values.join(' · ')) : noSample
}

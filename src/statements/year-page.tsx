import { useLocale } from '../i18n/locale.ts'
import { Empty, Heading, Icon } from '../ui/parts.tsx'
import { mostDocuments, partsOf } from './year.ts'

interface Props {
  year: string
  /** Documents issued in it. */
  count: number
  heading: string
  back: { href: string; text: string }
  /** Address of the ZIP, without what it asks for. */
  zip: string
}

/** A year whose documents do not fit into one ZIP, part by part; or that there are none. */
export const YearPage = ({ year, count, heading, back, zip }: Props) => {
  const { language, words } = useLocale()
  const { statements } = words
  const number = new Intl.NumberFormat(language)
  const parts = partsOf(count)
  return (
    <>
      <a class="back" href={back.href}>
        {back.text}
      </a>
      <Heading>{heading}</Heading>
      {count === 0 ? (
        <Empty icon="receipt">{statements.year.none(year)}</Empty>
      ) : (
        <>
          {parts.length > 1 && <p>{statements.year.parts(number.format(count), number.format(mostDocuments))}</p>}
          <ul class="rows">
            {parts.map(({ part, first, last }) => (
              <li class="row">
                <a class="more" href={`${zip}?${new URLSearchParams({ year, part: String(part) })}`} hx-boost="false">
                  <Icon name="download" />
                  {parts.length === 1 ? statements.year.whole(count) : statements.year.part(part, first, last)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

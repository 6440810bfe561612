import type { RowOf } from '../../../db/reach.ts'
import * as z from '../../../http/zod.ts'
import { useWords } from '../../../i18n/locale.ts'
import { Field } from '../../../ui/field.tsx'
import { Empty, Icon } from '../../../ui/parts.tsx'
import { customers } from '../../schema.ts'

/** What tells customers of the same name apart. */
export const choiceColumns = {
  id: customers.id,
  name: customers.name,
  address: customers.address,
}
export type CustomerChoice = RowOf<typeof choiceColumns>

/** What was typed to look for a customer, as it stands in the address. */
export const choiceTyped = z.string().max(200).catch('')

interface Props {
  /** The address of the page that shows it. */
  path: string
  typed: string
  rows: CustomerChoice[]
  /** Where the choice of a customer leads. */
  hrefOf: (id: string) => string
}

/** A customer to choose: a search by the beginning of the name, and who was found. */
export const ChooseCustomer = ({ path, typed, rows, hrefOf }: Props) => {
  const { choosing } = useWords()
  return (
    <>
      <form method="get" action={path} class="card form">
        <Field name="q" label={choosing.label} hint={choosing.hint} value={typed} maxlength={200} autocomplete="off" />
        <button type="submit">{choosing.search}</button>
      </form>
      {rows.length > 0 ? (
        <section>
          <h2>{typed === '' ? choosing.newest : choosing.found}</h2>
          <ul class="rows">
            {rows.map(({ id, name, address }) => (
              <li class="row" id={`choice-${id}`}>
                <div class="grow">
                  <a class="lead whole" href={hrefOf(id)}>
                    {name}
                  </a>
                  {address && (
                    <p class="note">
                      <Icon name="pin" />
                      {address.split('\n').join(', ')}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Empty icon="users">{typed === '' ? choosing.none : choosing.noneFound}</Empty>
      )}
    </>
  )
}

import { useWords } from '../../i18n/locale.ts'
import { Fact, PhoneLink } from '../../ui/parts.tsx'
import { TagLinks } from '../../ui/tags.tsx'
import { Money } from '../../ui/values.tsx'
import type { FoundCustomer } from './overview.ts'

/** How to reach a customer, what a firm goes by, what is left to pay, and what staff note of them. */
export const Facts = ({ customer }: { customer: FoundCustomer }) => {
  const { admin, contacts, customers, editing, paying } = useWords()
  const { owed, creditCents } = customer
  return (
    <dl class="facts card">
      <Fact name={contacts.kind}>
        {admin.kinds[customer.kind]}
        {customer.civility && ` · ${customers.civilities[customer.civility]}`}
      </Fact>
      {(['phone', 'mobile'] as const).map((name) => {
        const phone = customer[name]
        return (
          phone && (
            <Fact name={customers[name]}>
              <PhoneLink phone={phone} />
            </Fact>
          )
        )
      })}
      {customer.email && (
        <Fact name={contacts.email}>
          <a href={`mailto:${customer.email}`} hx-boost="false">
            {customer.email}
          </a>
        </Fact>
      )}
      {customer.address && <Fact name={contacts.address}>{customer.address.split('\n').join(', ')}</Fact>}
      {customer.siren && <Fact name={customers.siren}>{customer.siren}</Fact>}
      {customer.vatNumber && <Fact name={contacts.vatNumber}>{customer.vatNumber}</Fact>}
      <Fact name={customers.balance}>
        {owed.count > 0 ? (
          <>
            <Money cents={owed.cents} /> · {customers.payable(owed.count)}
          </>
        ) : (
          customers.nothingToPay
        )}
      </Fact>
      {creditCents > 0 && (
        <Fact name={paying.credit}>
          <Money cents={creditCents} />
        </Fact>
      )}
      {customer.internalNotes && (
        <Fact name={admin.internalNotes}>
          <span class="notes">{customer.internalNotes}</span>
        </Fact>
      )}
      {customer.tags.length > 0 && (
        <Fact name={editing.tags}>
          <TagLinks path="/admin/customers" tags={customer.tags} />
        </Fact>
      )}
    </dl>
  )
}

import type { FieldErrors } from '../../http/form.ts'
import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Fact, Heading, Icon, Pager, PhoneLink } from '../../ui/parts.tsx'
import type { ContactForm } from './contacts/contact.ts'
import { ContactFields, ContactList } from './contacts/views.tsx'
import type { FoundCustomer } from './queries.ts'
import { CustomerList, type CustomerRow } from './rows.tsx'

export const CustomersPage = ({ page, paged }: { page: Page<CustomerRow>; paged: boolean }) => {
  const { admin, announcements, invitations } = useWords()
  return (
    <>
      <div class="titled">
        <Heading>{admin.customers}</Heading>
        <div class="acts">
          <a class="button quiet" href="/admin/announcements/new">
            <Icon name="megaphone" />
            {announcements.title}
          </a>
          <a class="button quiet" href="/admin/invitations">
            <Icon name="send" />
            {invitations.title}
          </a>
        </div>
      </div>
      {page.rows.length > 0 ? <CustomerList rows={page.rows} /> : <Empty icon="users">{admin.noneCustomers}</Empty>}
      <Pager path="/admin/customers" filter={{}} next={page.next} paged={paged} />
    </>
  )
}

/** One customer: how to reach them, and who of theirs may come in. */
export const CustomerPage = ({ customer, now }: { customer: FoundCustomer; now: Date }) => {
  const { admin, contacts } = useWords()
  return (
    <>
      <a class="back" href="/admin/customers">
        {admin.customers}
      </a>
      <Heading>{customer.name}</Heading>
      <dl class="facts card">
        <Fact name={contacts.kind}>{admin.kinds[customer.kind]}</Fact>
        {customer.phone && (
          <Fact name={contacts.phone}>
            <PhoneLink phone={customer.phone} />
          </Fact>
        )}
        {customer.email && <Fact name={contacts.email}>{customer.email}</Fact>}
        <Fact name={contacts.address}>{customer.address.split('\n').join(', ')}</Fact>
        {customer.vatNumber && <Fact name={contacts.vatNumber}>{customer.vatNumber}</Fact>}
        {customer.internalNotes && <Fact name={admin.internalNotes}>{customer.internalNotes}</Fact>}
      </dl>
      <a class="more" href={`/admin/customers/${customer.id}/trail`}>
        {contacts.trail}
      </a>
      <section>
        <h2>{contacts.title}</h2>
        {customer.contacts.length > 0 ? (
          <ContactList rows={customer.contacts} now={now} />
        ) : (
          <Empty icon="user">{contacts.none}</Empty>
        )}
        <a class="button quiet" href={`/admin/customers/${customer.id}/contacts/new`} data-key="n">
          {contacts.add}
        </a>
      </section>
    </>
  )
}

interface NewContactProps {
  customer: FoundCustomer
  contact: ContactForm
  errors: FieldErrors | undefined
}

export const NewContactPage = ({ customer, contact, errors }: NewContactProps) => {
  const { contacts } = useWords()
  return (
    <>
      <a class="back" href={`/admin/customers/${customer.id}`}>
        {customer.name}
      </a>
      <Heading>{contacts.add}</Heading>
      <form
        class="card"
        method="post"
        action={`/admin/customers/${customer.id}/contacts`}
        hx-boost="false"
        novalidate
        data-guard
      >
        <ContactFields contact={contact} errors={errors} />
        <button class="button" type="submit">
          {contacts.save}
        </button>
      </form>
    </>
  )
}

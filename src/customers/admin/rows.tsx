import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'
import { Badge, Icon, PhoneLink } from '../../ui/parts.tsx'
import { TagLinks } from '../../ui/tags.tsx'
import { customers } from '../schema.ts'

/** What staff see of a customer in a list. */
export const customerColumns = {
  id: customers.id,
  kind: customers.kind,
  name: customers.name,
  email: customers.email,
  phone: customers.phone,
  mobile: customers.mobile,
  address: customers.address,
  tags: customers.tags,
  archivedAt: customers.archivedAt,
  sortKey: customers.sortKey,
  createdAt: customers.createdAt,
}
export type CustomerRow = RowOf<typeof customerColumns>

/** Customers as a list, each with the ways to reach them. */
export const CustomerList = ({ rows }: { rows: CustomerRow[] }) => {
  const words = useWords()
  return (
    <ul class="rows">
      {rows.map((customer) => (
        <li class="row stack customer" id={`customer-${customer.id}`}>
          <div class="grow">
            <p class="lead">
              <a href={`/admin/customers/${customer.id}`}>{customer.name}</a>
            </p>
            {customer.address && (
              <p class="note">
                <Icon name="pin" />
                {customer.address.split('\n').join(', ')}
              </p>
            )}
            {[customer.phone, customer.mobile].map(
              (phone) =>
                phone && (
                  <p>
                    <PhoneLink phone={phone} />
                  </p>
                ),
            )}
            {customer.email && (
              <p>
                <a href={`mailto:${customer.email}`} hx-boost="false">
                  {customer.email}
                </a>
              </p>
            )}
            <TagLinks path="/admin/customers" tags={customer.tags} />
          </div>
          <div class="aside">
            <span class="note">{words.admin.kinds[customer.kind]}</span>
            {customer.archivedAt && <Badge tone="quiet">{words.customers.archived}</Badge>}
          </div>
        </li>
      ))}
    </ul>
  )
}

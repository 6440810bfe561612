import { useWords } from '../../i18n/locale.ts'
import { Badge } from '../../ui/parts.tsx'
import type { Twin } from './twins.ts'

/** Says that the customer may be there already. Each opens in a page of its own, so that what was typed stays. */
export const TwinsWarning = ({ twins }: { twins: Twin[] }) => {
  const { customers } = useWords()
  return (
    <div class="alert warn twins" role="alert">
      <p class="lead">{customers.twins.title}</p>
      <p>{customers.twins.lead}</p>
      <ul>
        {twins.map((twin) => (
          <li>
            <a href={`/admin/customers/${twin.id}`} target="_blank" rel="noopener">
              {twin.name}
            </a>{' '}
            {twin.archivedAt && <Badge tone="quiet">{customers.archived}</Badge>}
            <span class="line">
              {[twin.email, twin.phone, twin.address.split('\n').join(', ')].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <input type="hidden" name="other" value={twins.map(({ id }) => id).join(' ')} />
    </div>
  )
}

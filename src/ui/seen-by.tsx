import { useWords } from '../i18n/locale.ts'
import { Icon } from './parts.tsx'

/** Who reads what stands beside it: the customer as well, or staff alone. */
export const SeenBy = ({ who }: { who: 'customer' | 'staff' }) => (
  <span class={`seen-by ${who}`}>
    <Icon name={who === 'customer' ? 'eye' : 'lock'} />
    {useWords().editing.seenBy[who]}
  </span>
)

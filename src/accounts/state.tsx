import { useWords } from '../i18n/locale.ts'
import { Badge, type Tone } from '../ui/parts.tsx'
import type { AccessState } from './account.ts'

const tones: Record<AccessState, Tone> = {
  none: 'quiet',
  invited: 'busy',
  lapsed: 'warn',
  active: 'good',
  revoked: 'quiet',
}

/** Where someone's access stands, in a word. */
export const AccessBadge = ({ state }: { state: AccessState }) => (
  <Badge tone={tones[state]}>{useWords().access.states[state]}</Badge>
)

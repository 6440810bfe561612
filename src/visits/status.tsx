import { useWords } from '../i18n/locale.ts'
import { Badge, type Tone } from '../ui/parts.tsx'
import type { VisitStatus } from './visit.ts'

const tones: Record<VisitStatus, Tone> = { planned: 'busy', done: 'good', cancelled: 'quiet' }

/** Where a visit stands, in a word. */
export const VisitStatusBadge = ({ status }: { status: VisitStatus }) => (
  <Badge tone={tones[status]}>{useWords().visits.statuses[status]}</Badge>
)

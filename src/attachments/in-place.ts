import { isNotNull, isNull } from '../db/operators.ts'
import { attachments } from './schema.ts'

/** Of files that may be shown: neither on their way nor about to go. */
export const inPlace = [isNotNull(attachments.storedAt), isNull(attachments.removedAt)]

/** Of files that are still on their way. */
export const onTheWay = isNull(attachments.storedAt)

import type { Words } from '../index.ts'

export const paying: Words['paying'] = {}

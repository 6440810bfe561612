import type { Words } from '../index.ts'

export const issuing: Words['issuing'] = {}

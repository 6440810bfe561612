import type { Words } from '../index.ts'

export const drafting: Words['drafting'] = {}

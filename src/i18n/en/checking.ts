import type { Words } from '../index.ts'

export const checking: Words['checking'] = {}

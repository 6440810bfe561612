import type { Words } from '../index.ts'

export const corrections: Words['corrections'] = {}

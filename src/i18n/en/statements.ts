import type { Words } from '../index.ts'

export const statements: Words['statements'] = {}

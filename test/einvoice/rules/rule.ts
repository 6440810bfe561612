import type { Invoice } from '../read.ts'

/** A rule by the name its publisher gave it, and whether an invoice keeps it. */
export type Rules = Record<string, (invoice: Invoice) => boolean>

/** Whether `condition` implies `consequence`. */
export const implies = (condition: boolean, consequence: boolean): boolean => !condition || consequence

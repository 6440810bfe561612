import { Hono } from 'hono'
import type { AdminEnv } from '../../../http/env.ts'
import { creditNotes } from './credit-note.tsx'
import { deductions } from './deductions.tsx'
import { deposits } from './deposit.tsx'

/** What corrects an invoice, asks for a deposit or deducts one. */
export const corrections = new Hono<AdminEnv>().route('/', deposits).route('/', creditNotes).route('/', deductions)

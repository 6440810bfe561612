import { newId } from '../db/id.ts'
import * as z from './zod.ts'

/** Made with a form (`newId`), and the id of what it writes, so that what is sent twice is written once; empty where it was lost. */
export const formKey = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .catch('')

/** The id that a new row is to have, made with its form, so that what is sent twice is there once; a new one where it was lost. */
export const idToBe = z
  .string()
  .regex(/^[0-9a-z]{20}$/)
  .catch(() => newId())

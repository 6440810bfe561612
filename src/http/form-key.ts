import * as z from 'zod'

/** Made with a form (`newId`), and the id of what it writes, so that what is sent twice is written once; empty where it was lost. */
export const formKey = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .catch('')

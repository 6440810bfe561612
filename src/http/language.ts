import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { languages } from '../i18n/language.ts'
import { localPath } from './local-path.ts'
import * as z from './zod.ts'

export const languageCookie = '__Host-language'

const choice = z.object({
  language: z.enum(languages).optional().catch(undefined),
  back: z.string().max(2000).catch('/'),
})

/** The choice of language, kept on this device: a reader may change it before signing in, and without an account. */
export const language = new Hono().post('/', zValidator('form', choice), (c) => {
  const { language, back } = c.req.valid('form')
  if (language)
    setCookie(c, languageCookie, language, {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 31_536_000,
    })
  return c.redirect(localPath(c, back, '/') ?? '/', 303)
})

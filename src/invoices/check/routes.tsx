import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { SiteEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { mayPass } from '../../http/limit.ts'
import { networkOfRequest } from '../../http/network.ts'
import { minutesToWait } from '../../http/wait.ts'
import { sha256 } from '../../secrets/sha256.ts'
import { accountNamedBy } from '../../sessions/document-check.ts'
import { frontOf } from '../../sessions/front.ts'
import { checkForm, typedCode } from './form.ts'
import { CheckPage, KnownPage, UnknownPage, WaitPage } from './views.tsx'

type C = Context<SiteEnv>

/**
 * Tells anyone whether a document is the company's and which bank account it names, by the code printed on it and the
 * file itself: who has only one of the two learns nothing. To open the page asks the database for nothing.
 */
export const check = new Hono<SiteEnv>()
  .get('/', (c) => c.html(<CheckPage {...frontOf(c, 'customer')} code="" />))
  .get('/:code', (c) => c.html(<CheckPage {...frontOf(c, 'customer')} code={c.req.param('code').slice(0, 40)} />))
  .post(
    '/',
    createMiddleware<SiteEnv>(async (c, next) => {
      // Apart from the tries to sign in. All networks together have room for many more than one of them.
      const { company } = c.var
      const one = await mayPass(c.env.SIGN_IN_LIMIT, `check ${company.id} ${networkOfRequest(c)}`)
      if (one && (await mayPass(c.env.CHECK_LIMIT, company.id))) return next()
      minutesToWait(c, 60)
      return c.html(<WaitPage {...frontOf(c, 'customer')} />, 429)
    }),
    form(checkForm, (c: C, typed, errors: FieldErrors) =>
      c.html(<CheckPage {...frontOf(c, 'customer')} {...typedCode.parse(typed)} errors={errors} />, 422),
    ),
    async (c) => {
      const { code, sha256: computed, file } = c.req.valid('form')
      // A file that was sent is hashed, and gone with the request.
      const hash = computed ?? (file ? await sha256(await file.bytes()) : '')
      const bank = await accountNamedBy(c.var.d1, c.var.company.id, { code, sha256: hash })
      const front = frontOf(c, 'customer')
      return c.html(bank === undefined ? <UnknownPage {...front} /> : <KnownPage {...front} bank={bank} />)
    },
  )

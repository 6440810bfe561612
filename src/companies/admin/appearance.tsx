import { type Context, Hono } from 'hono'
import { seenVersion } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { postedFields } from '../../http/form.ts'
import * as z from '../../http/zod.ts'
import { useWords } from '../../i18n/locale.ts'
import { assets } from '../../ui/assets.ts'
import { brandColours } from '../brand.ts'
import { changeTheCompanyItself, forgetCompany, type Settings } from '../directory.ts'
import { logoPath, pictureOf } from '../logo.ts'
import { Line } from './fields.tsx'
import { readSettings } from './queries.ts'
import { Shades } from './shades.tsx'
import { type Around, type Subject, show, subject } from './subject.tsx'

const appearanceForm = z.object({
  colour: z
    .string('colourWrong')
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'colourWrong'),
})

/** How the company's pages, mails and invoices look. */
const appearance: Subject<typeof appearanceForm> = {
  name: 'appearance',
  form: appearanceForm,
  shown: ({ colour }) => ({ colour }),
  changes: (typed) => typed,
  Fields: ({ it }) => <Line it={it} name="colour" type="color" />,
  Preview: ({ settings: { colour } }) => <Shades {...brandColours(colour)} />,
  Beside: ({ settings, errors }: { errors: Record<string, string> } & Around) => (
    <LogoForm settings={settings} error={errors.logo} />
  ),
}

const control = z.object({ version: seenVersion })

/** The page of the appearance, and the forms that bring a logo and take it away. */
export const appearanceRoutes = new Hono<AdminEnv>()
  .route('/', subject(appearance))
  .post('/logo', async (c) => {
    const body = await postedFields(c)
    const { version } = control.parse(body)
    const file = body.logo instanceof File ? new Uint8Array(await body.logo.arrayBuffer()) : new Uint8Array()
    const picture = await pictureOf(file)
    if (typeof picture === 'string') return refused(c, picture)
    return changeLogo(c, version, await c.var.files.keepLogo(picture))
  })
  .post('/logo/removal', async (c) => changeLogo(c, control.parse(await postedFields(c)).version, null))

async function refused(c: Context<AdminEnv>, why: string) {
  const read = await readSettings(c.var.db, c.var.company.id)
  return show(c, appearance, read, { errors: { logo: why }, preview: read.stored, status: 422 })
}

/** Names the logo, or none. A file that nobody names in the end is small, and stays. */
async function changeLogo(c: Context<AdminEnv>, version: number, logo: string | null) {
  const { db, company } = c.var
  const { stored } = await readSettings(db, company.id)
  if (stored.logo !== logo) {
    const details = { logo: logo === null ? 'false' : 'true' }
    const written = await db.write(
      { did: 'settings_changed', details },
      changeTheCompanyItself(company.id, { logo }, version),
    )
    if (!written) {
      const now = await readSettings(db, company.id)
      return show(c, appearance, now, { preview: now.stored, changedMeanwhile: true, status: 409 })
    }
    forgetCompany(company.id)
  }
  return c.redirect('/admin/settings/appearance?done=saved', 303)
}

const LogoForm = ({ settings: { logo, name, version }, error }: { settings: Settings; error: string | undefined }) => {
  const { settings } = useWords()
  const said = error && (settings.errors as Record<string, string>)[error]
  return (
    <section>
      <script src={assets.logo} type="module" />
      <h2>{settings.labels.logo}</h2>
      <form
        method="post"
        action={logoPath}
        enctype="multipart/form-data"
        class="card form"
        hx-boost="false"
        data-logo={settings.logoUnreadable}
      >
        <input type="hidden" name="version" value={version} />
        {/* Its own address for each picture: what is shown here is never one of before. */}
        {logo ? <img class="logo" src={`/logo?is=${logo}`} alt={settings.logoOf(name)} /> : <p>{settings.noLogo}</p>}
        <div class="field">
          <label for="logo">{settings.logoFile}</label>
          <p id="logo-hint" class="hint">
            {settings.hints.logo}
          </p>
          <input
            id="logo"
            type="file"
            name="logo"
            accept="image/png"
            aria-invalid={said ? 'true' : undefined}
            aria-describedby={said ? 'logo-hint logo-error' : 'logo-hint'}
          />
          {said && (
            <p id="logo-error" class="error">
              {said}
            </p>
          )}
        </div>
        <div class="acts">
          <button type="submit">{settings.logoSave}</button>
          {logo && (
            <button
              class="quiet"
              type="submit"
              formaction={`${logoPath}/removal`}
              formenctype="application/x-www-form-urlencoded"
            >
              {settings.logoRemove}
            </button>
          )}
        </div>
      </form>
    </section>
  )
}

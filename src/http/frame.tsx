import { createMiddleware } from 'hono/factory'
import type { Company } from '../companies/company.ts'
import type { Words } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import { localeOf } from '../i18n/locale.ts'
import { assets } from '../ui/assets.ts'
import { brandOf, Document } from '../ui/document.tsx'
import { ClosedSections, MayAsk } from '../ui/sections.ts'
import { type Section, Shell } from '../ui/shell.tsx'
import type { Bindings, SiteVariables } from './env.ts'

interface Person {
  name: string
  language: Language
}

interface FramedEnv<Viewer> {
  Bindings: Bindings
  Variables: SiteVariables & { db: { viewer(): Promise<Viewer> } }
}

/** What differs from one side to the other: where one may go, and what stands under the person's name. */
interface Side {
  personNote: string
  /** The member of staff who looks on, if one does. */
  watcher?: string | null
  sections: Section[]
  /** Whether the reader may ask for visits. */
  mayAsk?: boolean
  rarer?: Section[] | undefined
  /** Where one searches everything, for those who may. */
  search?: string | undefined
  /** Where the keys are told: the side that has them also asks before it lets go of what was typed. */
  keys?: string | undefined
}

/** Gives `c.render` the frame of a side, around pages read in the viewer's language. */
export const frame = <Viewer extends Person>(
  name: 'portal' | 'admin',
  sideOf: (viewer: Viewer, words: Words, company: Company) => Side,
) =>
  createMiddleware<FramedEnv<Viewer>>(async (c, next) => {
    c.setRenderer(async (content, { title }) => {
      const { company, language } = c.var
      const viewer = await c.var.db.viewer()
      const locale = localeOf(company, language.chosen ?? viewer.language, language.offered)
      const brand = brandOf(company)
      const { pathname, search } = new URL(c.req.url)
      const { mayAsk = false, ...side } = sideOf(viewer, locale.words, company)
      return c.html(
        <Document
          locale={locale}
          title={title(locale.words)}
          brand={brand}
          class={name}
          scripts={[assets.live, ...(side.keys ? [assets.keys, assets.guard] : [])]}
        >
          <Shell
            company={company}
            phone={name === 'portal' ? company.phone : undefined}
            logoVersion={brand.version}
            home={`/${name}`}
            path={pathname + search}
            person={viewer.name}
            {...side}
          >
            <ClosedSections.Provider value={name === 'portal' ? company.closed : []}>
              <MayAsk.Provider value={mayAsk}>{content}</MayAsk.Provider>
            </ClosedSections.Provider>
          </Shell>
        </Document>,
      )
    })
    await next()
  })

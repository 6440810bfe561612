import type { Locale } from '../i18n/locale.ts'
import { Document } from '../ui/document.tsx'
import { Field } from '../ui/field.tsx'
import { Heading } from '../ui/parts.tsx'

export const FindPage = ({ locale, slug }: { locale: Locale; slug: string | undefined }) => {
  const words = locale.words.platform
  return (
    <Document locale={locale} title={words.title} class="plain">
      <main id="content" class="card">
        <Heading>{words.title}</Heading>
        <p>{words.lead}</p>
        <form method="get" action="/" hx-boost="false">
          <Field
            name="company"
            label={words.company}
            hint={words.hint}
            value={slug}
            error={slug ? words.unknown : undefined}
            autocomplete="organization"
            required
            maxlength={63}
          />
          <button class="button" type="submit">
            {words.go}
          </button>
        </form>
      </main>
    </Document>
  )
}

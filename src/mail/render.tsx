import { brandColours } from '../companies/brand.ts'
import type { Language } from '../i18n/language.ts'
import { headerText } from './header.ts'
import type { MailText, MailTextWithButton } from './message.ts'

/** What a mail is made of: its texts, where its button leads, and whose it is. */
interface MailContent {
  language: Language
  text: MailText | MailTextWithButton
  /** Stands above the address, for those whose button does not work. */
  copy: string
  /** Where the button leads; undefined when there is none. */
  url: string | undefined
  /** Where one chooses which mails one gets, for those that can be chosen. */
  choice: { words: string; url: string } | undefined
  company: { name: string; phone: string; colour: string }
  /** Absolute address of the logo, or undefined. */
  logo: string | undefined
}

/** A mail as it leaves, in both forms, which say the same. */
interface RenderedMail {
  subject: string
  text: string
  html: string
}

/** Writes a mail as plain text and as HTML. */
export function renderMail(content: MailContent): RenderedMail {
  const { text, url, company, choice } = content
  const way = text.button && url ? [`${text.button}\n${url}`] : []
  const foot = [
    `--\n${company.name}\n${unbroken(company.phone)}`,
    ...(choice ? [`${choice.words}\n${choice.url}`] : []),
  ]
  const parts = [...text.paragraphs, ...way, text.closing, ...foot]
  return {
    subject: headerText(text.subject),
    text: `${parts.join('\n\n')}\n`,
    html: `<!DOCTYPE html>${(<Letter {...content} />).toString()}`,
  }
}

/** A number in one piece, wherever a line ends. */
export const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00a0')

// Programs that show mails drop style sheets, so each style stands on its element. Those that know a dark scheme also
// know the rules below.
const dark = (brand: string) =>
  `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.ground{background:#101214!important}` +
  `.card{background:#1a1d21!important;border-color:#33383f!important}.text{color:#eef0f2!important}` +
  `.soft{color:#a9b1ba!important}.button{background:${brand}!important;color:#101214!important}` +
  `.link{color:${brand}!important}}`

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const paragraph = `margin:0 0 16px;font-size:16px;line-height:1.5;color:#16191d;${font}`
const soft = `margin:0 0 8px;font-size:14px;line-height:1.5;color:#555d66;${font}`

const Letter = ({ language, text, copy, url, choice, company, logo }: MailContent) => {
  const colours = brandColours(company.colour)
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{headerText(text.subject)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <style>{dark(colours.dark)}</style>
      </head>
      <body class="ground" style="margin:0;padding:0;background:#f5f6f8">
        <table class="ground" role="presentation" style="width:100%;border-spacing:0;background:#f5f6f8">
          <tr>
            <td style="padding:16px 8px" align="center">
              <table
                class="card"
                role="presentation"
                style="width:100%;max-width:560px;border-spacing:0;background:#fff;border:1px solid #dfe3e8;border-radius:14px"
              >
                <tr>
                  <td style="padding:24px" align="left">
                    <Head name={company.name} logo={logo} />
                    {text.paragraphs.map((words) => (
                      <p class="text" style={paragraph}>
                        <Lines of={words} />
                      </p>
                    ))}
                    {text.button && url && <Way url={url} button={text.button} copy={copy} colour={colours.light} />}
                    <p class="text" style={paragraph}>
                      {text.closing}
                    </p>
                    <p class="soft" style={soft}>
                      {company.name}
                      <br />
                      <a
                        class="link"
                        href={`tel:${company.phone.replace(/[^+\d]/g, '')}`}
                        style={`color:${colours.light};white-space:nowrap`}
                      >
                        {unbroken(company.phone)}
                      </a>
                    </p>
                    {choice && (
                      <p class="soft" style={`${soft};overflow-wrap:anywhere`}>
                        {choice.words}
                        <br />
                        <a class="link" href={choice.url} style={`color:${colours.light}`}>
                          {choice.url}
                        </a>
                      </p>
                    )}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

const Head = ({ name, logo }: { name: string; logo: string | undefined }) => (
  <table role="presentation" style="border-spacing:0;margin:0 0 24px">
    <tr>
      {logo && (
        <td style="padding:0 12px 0 0">
          <img src={logo} alt="" width="48" height="48" style="display:block;border:0;border-radius:10px" />
        </td>
      )}
      <td class="text" style={`padding:0;font-size:18px;line-height:1.3;font-weight:700;color:#16191d;${font}`}>
        {name}
      </td>
    </tr>
  </table>
)

/** The button, and its address to copy. */
const Way = ({ url, button, copy, colour }: { url: string; button: string; copy: string; colour: string }) => (
  <>
    <p style="margin:0 0 16px">
      <a
        class="button"
        href={url}
        style={`display:inline-block;padding:14px 24px;border-radius:10px;background:${colour};color:#fff;font-size:16px;font-weight:600;text-decoration:none;${font}`}
      >
        {button}
      </a>
    </p>
    <p class="soft" style={soft}>
      {copy}
    </p>
    <p class="soft" style={`${soft};margin-bottom:16px;overflow-wrap:anywhere;word-break:break-all`}>
      {url}
    </p>
  </>
)

const Lines = ({ of }: { of: string }) => (
  <>
    {of.split(/\r?\n/).map((line, index) => (
      <>
        {index > 0 && <br />}
        {line}
      </>
    ))}
  </>
)

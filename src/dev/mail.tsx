import { companyById, companyOfHost } from '../companies/directory.ts'
import { D1 } from '../db/d1.ts'
import { decodeRow } from '../db/select.ts'
import type { Bindings } from '../http/env.ts'
import { composeMail, type LetterRow, letterColumns, tokenOf } from '../mail/compose.ts'
import type { MailStatus } from '../mail/delivery.ts'
import { mails } from '../mail/schema.ts'

interface Shown {
  to: string
  subject: string
  text: string
  links: string[]
  status: MailStatus
  at: Date
}

/**
 * The newest mails, made from their rows as they leave: of one company on its host, of all on the deployment's own.
 * Each is worded with its links, which is why this page is no part of what is deployed.
 */
export async function showMails(request: Request, env: Bindings): Promise<Response> {
  const d1 = new D1(env.DB)
  const { host } = new URL(request.url)
  const everyone = host === env.APP_DOMAIN && !env.SINGLE_COMPANY
  const site = { domain: env.APP_DOMAIN, singleCompany: env.SINGLE_COMPANY }
  const company = everyone ? undefined : await companyOfHost(d1, host, site)
  if (!everyone && !company) return new Response('404 Not Found', { status: 404 })
  const shown = await newestMails(d1, env, company?.id)
  const page = <Page shown={shown} of={company?.name ?? 'every company'} />
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }
  return new Response(`<!DOCTYPE html>${page.toString()}`, { headers })
}

const columns = { ...letterColumns, companyId: mails.companyId, status: mails.status, createdAt: mails.createdAt }

async function newestMails(d1: D1, env: Bindings, companyId: string | undefined): Promise<Shown[]> {
  const picked = Object.entries(columns).map(([name, { name: column }]) => `${column} as ${name}`)
  const sql = `select ${picked.join(', ')} from mails ${companyId ? 'where company_id = ?1' : ''}
    order by created_at desc, id desc limit 50`
  const [found = []] = await d1.send([{ sql, params: companyId ? [companyId] : [] }])
  const rows = found.map((row) => decodeRow(columns, row) as unknown as Row)
  const owners = [...new Set(rows.map((row) => row.companyId))].map(companyById)
  const answers = owners.length > 0 ? await d1.send(owners.map((owner) => owner.statement())) : []
  const companies = answers.flatMap((answer, index) => answer.map((row) => owners[index]?.decode(row)))
  return Promise.all(
    rows.map(async (row) => {
      const company = companies.find((one) => one?.id === row.companyId)
      if (!company) throw new Error(`A mail of an unknown company, ${row.companyId}.`)
      // A link whose key is gone cannot be shown, and the mail cannot be sent either.
      const token = await tokenOf(row, row.companyId, env).catch(() => 'KEY-GONE')
      const { to, subject, text } = composeMail(row, company, token, env)
      const links = text.match(/https?:\/\/\S+/g) ?? []
      return { to: `${to.name} <${to.email}>`, subject, text, links, status: row.status, at: row.createdAt }
    }),
  )
}

type Row = LetterRow & { companyId: string; status: MailStatus; createdAt: Date }

const Page = ({ shown, of }: { shown: Shown[]; of: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>Mails in development</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
    </head>
    <body style="overflow-wrap:anywhere">
      <h1>Mails of {of}</h1>
      <p>Newest first. Nothing here has left this machine.</p>
      {shown.length === 0 && <p>None yet.</p>}
      {shown.map(({ to, subject, text, links, status, at }) => (
        <article>
          <h2>{subject}</h2>
          <p>
            to {to}, {status}, <time datetime={at.toISOString()}>{at.toISOString()}</time>
          </p>
          <pre style="white-space:pre-wrap">{text}</pre>
          {links.map((link) => (
            <p>
              <a href={link}>{link}</a>
            </p>
          ))}
        </article>
      ))}
    </body>
  </html>
)

import { env } from 'cloudflare:workers'
import { linkToken } from '../../src/mail/link.ts'
import { asStaff } from './as.ts'
import type { World } from './world.ts'

interface MailRow {
  id: string
  message: string
  to_email: string
  link_path: string
  link_id: string
}

/** Every mail of a company, oldest first. */
export const mailsOf = async ({ companyId }: World): Promise<MailRow[]> => {
  const all = env.DB.prepare('select * from mails where company_id = ? order by created_at')
  return (await all.bind(companyId).all<MailRow>()).results
}

/** The address in the newest mail of a kind, as its reader gets it. */
export async function mailedPath(world: World, message: string): Promise<string> {
  const mail = (await mailsOf(world)).filter((row) => row.message === message).at(-1)
  if (!mail) throw new Error(`No ${message} was written.`)
  return mail.link_path + (await linkToken(env.DATA_KEYS, world.companyId, mail.link_id))
}

export const linksOf = async ({ companyId }: World) =>
  (await env.DB.prepare('select * from account_links where company_id = ?').bind(companyId).all()).results

export const sessionsOf = async (accountId: string, { companyId }: World) =>
  (
    await env.DB.prepare('select * from sessions where company_id = ? and account_id = ?')
      .bind(companyId, accountId)
      .all()
  ).results

/** Invites Bob's spare contact anew, who has no access from then on, and gives the path in the mail. */
export async function invited(world: World) {
  const office = await asStaff(world, 'office')
  const id = `${world.bob.contactId}-spare`
  const page = await (await office.get(`/admin/contacts/${id}`)).text()
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
  await office.post(`/admin/contacts/${id}/invitation`, { seen })
  return { office, id, path: await mailedPath(world, 'customer_invitation') }
}

import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { companyById } from '../../src/companies/directory.ts'
import { composeMail } from '../../src/mail/compose.ts'
import { jpeg } from '../attachments/pictures.ts'
import { asCustomer, cookieFor, type Visitor, visitor } from '../support/as.ts'
import { atTheOffice, attachedOf, bring, fileOf } from '../support/files.ts'
import { companyRow, inEnglish, openSettings, saveWith } from '../support/settings.ts'

const same = async (who: Visitor, path: string, unknown: string, method = 'GET') => {
  const [closed, none] = [await who.send(path, { method }), await who.send(unknown, { method })]
  const headersOf = ({ headers }: Response) =>
    [...headers].filter(([name]) => name !== 'date' && name !== 'server-timing')
  expect([closed.status, await closed.text(), headersOf(closed)]).toEqual([
    none.status,
    await none.text(),
    headersOf(none),
  ])
  return closed.status
}

it('a section that is off is gone: its addresses answer as unknown ones, to customers and to whoever looks on', async () => {
  const { world, owner } = await openSettings()
  const { alice } = world
  const watching = { audience: 'customer', customerId: alice.id, contactId: alice.contactId } as const
  const people = [
    await asCustomer(world, alice),
    visitor(world.host, await cookieFor(world, watching, { accountId: 'account-staff-office' })),
  ]
  const paths = {
    sectionJobs: ['/portal/jobs', `/portal/jobs/${alice.jobId}`],
    sectionVisits: ['/portal/visits', '/portal/visits?show=past'],
    sectionInvoices: [
      '/portal/invoices',
      `/portal/invoices/${alice.invoiceId}`,
      `/portal/invoices/${alice.invoiceId}/pdf`,
    ],
  }
  for (const [section, addresses] of Object.entries(paths)) {
    for (const path of addresses.slice(0, 2)) expect((await people[0]?.get(path))?.status).toBe(200)
    expect((await saveWith(owner, 'offer', { [section]: undefined })).status).toBe(303)
    for (const who of people) {
      for (const path of addresses) expect(await same(who, path, '/portal/nothing-here')).toBe(404)
      const home = await (await who.get('/portal')).text()
      expect(home).not.toContain(`href="${addresses[0]}`)
      await same(who, addresses[0] ?? '', '/portal/nothing-here', 'POST')
    }
    expect((await saveWith(owner, 'offer', { [section]: 'yes' })).status).toBe(303)
    expect(await (await people[0]?.get('/portal'))?.text()).toContain(`href="${addresses[0]}"`)
  }
})

it('with jobs off, the files of jobs are gone too, small pictures included', async () => {
  const { world, owner } = await openSettings()
  const office = await atTheOffice(world)
  await bring(office, world, `/admin/jobs/${world.alice.jobId}/files`, [fileOf('a.jpg', jpeg())], [fileOf('s', jpeg())])
  const [file] = (await attachedOf(world)).rows
  await office.post(`/admin/files/${file?.id}/shown`, { shown: 'yes' })
  const alice = await asCustomer(world, world.alice)
  const paths = [`/portal/files/${file?.id}`, `/portal/files/${file?.id}/thumbnail`]
  for (const path of paths) expect((await alice.get(path)).status).toBe(200)
  await saveWith(owner, 'offer', { sectionJobs: undefined })
  for (const path of paths) expect(await same(alice, path, '/portal/nothing-here')).toBe(404)
})

it('with jobs off, neither a visit nor an invoice leads to one', async () => {
  const { world, owner } = await openSettings()
  await saveWith(owner, 'offer', { sectionJobs: undefined })
  const alice = await asCustomer(world, world.alice)
  for (const path of [
    '/portal',
    '/portal/visits',
    '/portal/visits?show=past',
    `/portal/invoices/${world.alice.invoiceId}`,
  ])
    expect(await (await alice.get(path)).text()).not.toContain('href="/portal/jobs')
})

it('the welcome is read on the home page in its language, as text and nothing else', async () => {
  const { world, owner } = await openSettings()
  await saveWith(owner, 'offer', { welcomeFr: 'Bonjour\r\nà <b>tous</b>', welcomeEn: '' })
  const alice = await asCustomer(world, world.alice)
  const html = await (await alice.get('/portal')).text()
  expect(html).toContain('Bonjour\nà &lt;b&gt;tous&lt;/b&gt;')
  const cookie = await cookieFor(world, {
    audience: 'customer',
    customerId: world.alice.id,
    contactId: world.alice.contactId,
  })
  const english = visitor(world.host, `${cookie}; __Host-language=en`)
  expect(await (await english.get('/portal')).text()).not.toContain('class="welcome"')
})

it('mails are from the name that was set and answered where it was set, else to the company', async () => {
  const { world, owner } = await openSettings()
  const mail = {
    ...{ id: 'mail', message: 'password_changed', toEmail: 'a@example.com', toName: 'Alice', language: 'en' },
    ...{ linkPath: null, linkId: null, keyId: null, data: {}, tries: 0 },
  } as const
  const compose = async () => {
    const query = companyById(world.companyId)
    const { sql, params } = query.statement()
    const row = await env.DB.prepare(sql)
      .bind(...params)
      .first<Record<string, unknown>>()
    const { from, replyTo } = composeMail(mail as never, query.decode(row ?? {}), undefined, env)
    return { from, replyTo }
  }
  const name = String((await companyRow(world))?.name)
  expect(await compose()).toEqual({
    from: { name, email: env.MAIL_FROM },
    replyTo: { name, email: 'office@example.com' },
  })
  await saveWith(owner, 'mails', { senderName: 'Le bureau', replyTo: 'Bureau@Example.com' })
  expect(await compose()).toEqual({
    from: { name: 'Le bureau', email: env.MAIL_FROM },
    replyTo: { name: 'Le bureau', email: 'bureau@example.com' },
  })
  const html = await (await owner.get('/admin/settings/mails', inEnglish)).text()
  expect(html).toContain('Le bureau &lt;portal@example.com&gt;')
})

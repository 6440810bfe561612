import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import developed from '../../src/dev/worker.ts'
import { linkToken } from '../../src/mail/link.ts'
import deployed from '../../src/worker.ts'
import { deployed as there } from '../support/deployed.ts'
import { invitation, post } from '../support/outbox.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const elsewhere = await makeWorld()
await post(world, await invitation('here'))
await post(elsewhere, await invitation('there'))
const ask = (worker: typeof deployed | typeof developed, host: string, bindings = {}) =>
  worker.fetch(new Request(`https://${host}/dev/mail`) as never, { ...env, ...bindings }, createExecutionContext())
const linkOf = async ({ companyId, host }: typeof world, id: string) =>
  `http://${host}/portal/invitation/${await linkToken(env.DATA_KEYS, companyId, id)}`

describe('/dev/mail', () => {
  it('shows a company’s mails on its host, each with a link that can be followed', async () => {
    const response = await ask(developed, world.host)
    const html = await response.text()
    const link = await linkOf(world, 'here')
    expect(html).toContain(`<a href="${link}">${link}</a>`)
    expect(html).toContain('Votre espace client chez')
    expect(html).toContain('alice@example.com')
    expect(html).not.toContain(await linkOf(elsewhere, 'there'))
  })

  it('shows those of all companies on the deployment’s own host', async () => {
    const html = await (await ask(developed, env.APP_DOMAIN)).text()
    expect(html).toContain(await linkOf(world, 'here'))
    expect(html).toContain(await linkOf(elsewhere, 'there'))
  })

  it('is nothing on a host that is nobody’s', async () => {
    expect((await ask(developed, 'nobody.example')).status).toBe(404)
  })

  it.each(['company', 'own'])('is not there in what is deployed, on the %s host', async (which) => {
    const host = which === 'own' ? env.APP_DOMAIN : world.host
    expect((await ask(deployed, host)).status).toBe(404)
    expect((await ask(deployed, host, there)).status).toBe(404)
    expect((await ask(developed, host, there)).status).toBe(404)
  })

  it('leaves every other page to the worker', async () => {
    const request = new Request(`http://${world.host}/portal/sign-in`) as never
    expect((await developed.fetch(request, env, createExecutionContext())).status).toBe(200)
  })
})

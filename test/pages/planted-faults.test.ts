import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { Client } from '../server/client.ts'
import { crawl } from './crawl.ts'
import { refusals } from './refusals.ts'

/** A page as the app would write it. */
const page = (title: string, body: string, lang = 'fr') =>
  `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8" /><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`

/** A site with a fault of each kind, each on a page of its own. */
const site: Record<string, { status?: number; to?: string; html?: string }> = {
  '/portal': {
    html: page(
      'Accueil',
      [
        ...['broken', 'loop', 'internal', 'door', 'twin', 'jump', 'markup', 'english', 'foreign', 'leak', 'form'],
        ...['away', 'picture'],
      ]
        .map((name) => `<p><a href="/portal/${name}">${name}</a></p>`)
        .join(''),
    ),
  },
  '/portal/broken': { html: page('Cassé', '<a href="/portal/nowhere">vers rien</a>') },
  '/portal/loop': { status: 302, to: '/portal/loop' },
  // What only the owner may open answers as what is not there.
  '/portal/internal': { html: page('Interne', '<a href="/admin/settings">Réglages</a>') },
  '/admin/settings': { status: 404, html: page('Introuvable', '') },
  '/portal/door': { status: 303, to: '/portal/sign-in?next=/portal/door' },
  '/portal/sign-in': { html: page('Se connecter', '') },
  '/portal/twin': { html: page('Accueil', '') },
  '/portal/jump': { html: page('Saut', '<a href="#nowhere">plus bas</a>') },
  '/portal/markup': { html: page('Balisage', '<p id="one">un<p id="one">deux') },
  '/portal/english': { html: page('Anglais', '', 'en') },
  '/portal/foreign': { html: page('Étranger', `<p>${en.siteVisits.dones.added}</p>`) },
  '/portal/leak': { html: page('Fuite', '<p>undefined</p><p>nameMissing</p>') },
  '/portal/form': {
    html: page(
      'Formulaire',
      '<form method="post" action="/portal/form"><p><label for="name">Nom</label> <input id="name" type="text" name="name" required="" /><button type="submit">Envoyer</button></p></form>',
    ),
  },
  '/portal/away': { html: page('Ailleurs', '<a href="https://example.com/">ailleurs</a>') },
  '/portal/picture': { html: page('Image', '<img src="/gone.png" alt="Une image" width="1" height="1" />') },
}

let server: Server
let client: Client
beforeAll(async () => {
  server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://localhost')
    const found = site[pathname] ?? { status: 404 }
    // A form that takes what it says it must have for given.
    if (asked.method === 'POST') answer.writeHead(303, { Location: pathname }).end()
    else if (found.to) answer.writeHead(found.status ?? 303, { Location: found.to }).end()
    else answer.writeHead(found.status ?? 200, { 'Content-Type': 'text/html; charset=utf-8' }).end(found.html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  client = new Client((server.address() as AddressInfo).port, '')
})
afterAll(() => {
  client.close()
  server.close()
})

it('finds a fault of each kind, and none besides', async () => {
  const reader = { client, language: 'fr', starts: ['/portal'], door: 'portal', thorough: true } as const
  const journey = await crawl(reader)
  const { faults } = await refusals(reader, journey)
  const found = [...new Set([...journey.faults, ...faults])].sort()
  expect(found).toEqual([
    '/portal → /portal/door asks to sign in',
    '/portal → /portal/loop is sent on and on, at last to /portal/loop',
    '/portal/away leads elsewhere, to https://example.com/',
    '/portal/broken → /portal/nowhere is answered 404',
    '/portal/english says that its language is en, not fr',
    `/portal/foreign is in fr and says “${en.siteVisits.dones.added}”`,
    '/portal/form, its form to /portal/form without name, is answered 303',
    '/portal/internal → /admin/settings is answered 404',
    '/portal/jump jumps to /portal/jump#nowhere, which is not there',
    '/portal/leak shows the name of a text, nameMissing',
    '/portal/leak shows “undefined”',
    expect.stringMatching(/^\/portal\/markup no-dup-id /),
    expect.stringMatching(/^\/portal\/markup no-implicit-close .* by sibling/),
    expect.stringMatching(/^\/portal\/markup no-implicit-close .* by parent/),
    '/portal/picture → /gone.png is answered 404',
    '/portal/twin has the title of /portal, “Accueil”',
  ])
})

import { describe, expect, it } from 'vitest'
import { dictionaries, preferredLanguage } from '../../src/i18n/index.ts'
import { asCustomer, visitor } from '../support/as.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()

describe('the language', () => {
  it.each([
    ['fr-CA,fr;q=0.9', 'fr'],
    ['de,en;q=0.5,fr;q=0.8', 'fr'],
    ['en-US', 'en'],
    ['de', 'fr'],
    ['en;q=0', 'fr'],
    ['', 'fr'],
    [undefined, 'fr'],
    [',;q=,en;q=x', 'fr'],
  ])('asked for by %s is %s', (header, language) => {
    expect(preferredLanguage(header, 'fr')).toBe(language)
  })

  it('is the customer’s own, until they choose another on this device', async () => {
    const alice = await asCustomer(world, world.alice)
    expect(await (await alice.get('/portal/jobs', { 'Accept-Language': 'en' })).text()).toContain('<html lang="fr">')
    const chosen = await alice.post('/language', { language: 'en', back: '/portal/invoices?show=to-pay' })
    expect(chosen.headers.get('Location')).toBe('/portal/invoices?show=to-pay')
    const [cookie = ''] = (chosen.headers.get('Set-Cookie') ?? '').split(';')
    const english = visitor(world.host, cookie)
    expect(await (await english.get('/portal/sign-in', { 'Accept-Language': 'fr' })).text()).toContain(
      '<html lang="en">',
    )
  })

  it('choice leads back to this host only', async () => {
    for (const back of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/portal/..//evil.example',
      '/x/..//evil.example',
    ]) {
      const response = await visitor(world.host).post('/language', { language: 'en', back })
      expect(response.headers.get('Location')).toBe('/')
    }
  })

  it('shows job types and categories in the reader’s words', async () => {
    const alice = await asCustomer(world, world.alice)
    expect(await (await alice.get('/portal/jobs')).text()).toContain('Plomberie · Dépannage')
  })
})

it('no text of a dictionary is empty', () => {
  const empty: string[] = []
  const walk = (path: string, value: unknown) => {
    if (value === '') empty.push(path)
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(`${path}.${key}`, inner)
    }
  }
  for (const [language, words] of Object.entries(dictionaries)) walk(language, words)
  expect(empty).toEqual([])
})

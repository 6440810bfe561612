import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff, type Visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const rows = async (world: World, table: string) =>
  (await env.DB.prepare(`select * from ${table} where company_id = ?`).bind(world.companyId).all()).results
const deeds = async (world: World) =>
  (
    await env.DB.prepare('select did, details from audit_events where company_id = ? order by at, id')
      .bind(world.companyId)
      .all<{ did: string; details: string | null }>()
  ).results

async function office(): Promise<{ world: World; who: Visitor }> {
  const world = await makeWorld()
  return { world, who: await asStaff(world, 'office') }
}

/** A company with staff and nothing else. */
async function emptyCompany(): Promise<World> {
  const world = await makeWorld()
  const slug = `empty-${world.slug}`.slice(0, 60)
  const companyId = `company-${slug}`
  const copy = async (table: string, changes: Record<string, unknown>, where: string) => {
    const { results } = await env.DB.prepare(`select * from ${table} where ${where}`).bind(world.companyId).all()
    for (const row of results) {
      const fields = Object.entries({ ...row, ...changes })
      await env.DB.prepare(
        `insert into ${table} (${fields.map(([name]) => name).join(', ')}) values (${fields.map(() => '?').join(', ')})`,
      )
        .bind(...fields.map(([, value]) => value))
        .run()
    }
  }
  await copy('companies', { id: companyId, slug }, 'id = ?')
  await copy('staff', { company_id: companyId }, 'company_id = ?')
  await copy('accounts', { company_id: companyId }, "company_id = ? and audience = 'staff'")
  return { ...world, companyId, slug, host: `${slug}.localhost:8787` }
}

describe('categories and types', () => {
  it('are added with one name for both languages, and changed with the trail saying what from', async () => {
    const { world, who } = await office()
    expect((await who.post('/admin/catalogue/categories', { name_fr: 'Toiture', name_en: '' })).status).toBe(303)
    const added = (await rows(world, 'service_categories')).find(({ names }) => String(names).includes('Toiture'))
    expect(JSON.parse(String(added?.names))).toEqual({ fr: 'Toiture', en: 'Toiture' })
    const changed = await who.post(`/admin/catalogue/categories/${added?.id}`, {
      name_fr: 'Toiture',
      name_en: 'Roofing',
      version: '1',
    })
    expect(changed.status).toBe(303)
    expect((await deeds(world)).map(({ did }) => did)).toEqual(['catalogue_added', 'catalogue_changed'])
    expect((await deeds(world))[1]?.details).toContain('Toiture → Roofing')
  })

  it('without any name are refused beside the field, and keep what was typed', async () => {
    const { world, who } = await office()
    const refused = await who.post('/admin/catalogue/types', { name_fr: ' ', name_en: '', category: 'category' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/id="name_fr-error"/)
    expect(await rows(world, 'job_types')).toHaveLength(1)
  })

  it('of another category than the company’s own are refused', async () => {
    const { world, who } = await office()
    const refused = await who.post('/admin/catalogue/types', { name_fr: 'Pose', category: 'elsewhere' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('id="category-error"')
    expect(await rows(world, 'job_types')).toHaveLength(1)
  })

  it('changed by two people at once: the second sees both and loses nothing', async () => {
    const { world, who } = await office()
    const post = (name_fr: string) =>
      who.post('/admin/catalogue/types/type', { name_fr, name_en: 'Repair', category: 'category', version: '1' })
    const answers = await Promise.all([post('Réparation'), post('Urgence')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const lost = answers.find(({ status }) => status === 409)
    const page = (await lost?.text()) ?? ''
    const stored = JSON.parse(String((await rows(world, 'job_types'))[0]?.names)).fr
    expect(page).toContain(`value="${stored === 'Urgence' ? 'Réparation' : 'Urgence'}"`)
    expect(page).toMatch(new RegExp(`id="name_fr-meanwhile"[^>]*>[^<]*${stored}`))
    expect(page).toContain('name="version" value="2"')
  })

  it('are archived and put back; a category waits for its types', async () => {
    const { world, who } = await office()
    const early = await who.post('/admin/catalogue/categories/category/archive')
    expect(early.headers.get('Location')).toContain('done=used')
    // It says which.
    expect(await (await who.get(early.headers.get('Location') ?? '')).text()).toMatch(
      /role="alert"[^<]*: (Repair|Dépannage)\./,
    )
    expect((await rows(world, 'service_categories'))[0]?.archived_at).toBeNull()
    await who.post('/admin/catalogue/types/type/archive')
    const archived = await who.post('/admin/catalogue/categories/category/archive')
    expect(await (await who.get(archived.headers.get('Location') ?? '')).text()).toContain(
      'categories/category/restoration',
    )
    expect((await rows(world, 'service_categories'))[0]?.archived_at).not.toBeNull()
    const late = await who.post('/admin/catalogue/types', { name_fr: 'Tard', name_en: 'Late', category: 'category' })
    expect(late.status).toBe(422)
    await who.post('/admin/catalogue/categories/category/restoration')
    expect((await rows(world, 'service_categories'))[0]?.archived_at).toBeNull()
  })

  it('begin with what a trade does, once, whoever presses at the same time', async () => {
    const world = await emptyCompany()
    const who = await asStaff(world, 'office')
    expect(await (await who.get('/admin/catalogue')).text()).toContain('/admin/catalogue/start')
    await Promise.all([1, 2].map(() => who.post('/admin/catalogue/start', { trade: 'plumber' })))
    const [categories, types] = [await rows(world, 'service_categories'), await rows(world, 'job_types')]
    expect(categories).toHaveLength(3)
    expect(types).toHaveLength(7)
    // Once there is a catalogue, another trade is not poured over it.
    await who.post('/admin/catalogue/start', { trade: 'painter' })
    expect(await rows(world, 'service_categories')).toHaveLength(3)
    await who.post('/admin/catalogue/start', { trade: 'smith' })
    expect((await deeds(world)).map(({ did }) => did)).toEqual(['catalogue_added'])
  })
})

describe('items', () => {
  it('take prices as people write them, and say what is wrong beside the field', async () => {
    const { world, who } = await office()
    const bad = await who.post('/admin/catalogue/items', {
      name_fr: 'Robinet',
      unit: 'pièce',
      price: 'douze',
      rate: '120',
    })
    expect(bad.status).toBe(422)
    const page = await bad.text()
    expect(page).toContain('id="price-error"')
    expect(page).toContain('id="rate-error"')
    expect(page).toContain('value="douze"')
    expect(
      (await who.post('/admin/catalogue/items', { name_fr: 'Robinet', unit: 'pièce', price: '1,234.50', rate: '5.5' }))
        .status,
    ).toBe(303)
    expect((await rows(world, 'catalogue_items')).find(({ id }) => id !== 'item')).toMatchObject({
      unit_price_cents: 123450,
      vat_rate_basis_points: 550,
    })
  })

  it('changed by two people at once: one is stored, the other told', async () => {
    const { who } = await office()
    const post = (price: string) =>
      who.post('/admin/catalogue/items/item', { name_fr: 'Heure', unit: 'h', price, rate: '20', version: '1' })
    const answers = await Promise.all([post('60'), post('70')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  it('are listed by name in one trip, in proportion to what is shown, and by how they begin', async () => {
    const { world, who } = await office()
    await env.DB.prepare(
      `insert into catalogue_items (company_id, id, names, unit, unit_price_cents, vat_rate_basis_points, created_at)
       select ?1, 'i' || value, json_object('fr', 'Écrou ' || printf('%05d', value), 'en', 'Nut'), 'u', 10, 2000, 0
       from json_each(?2)`,
    )
      .bind(world.companyId, JSON.stringify(Array.from({ length: 2600 }, (_, at) => at)))
      .run()
    await who.get('/admin')
    let path: string | undefined = '/admin/catalogue/items?q=ecrou'
    let pages = 0
    const ids: string[] = []
    while (path) {
      const { answer, trips }: Awaited<ReturnType<typeof tripsOf<Response>>> = await tripsOf(() => who.get(path ?? ''))
      const html = await answer.text()
      ids.push(...[...html.matchAll(/id="item-([^"]+)"/g)].map(([, id = '']) => id))
      expect(trips).toHaveLength(1)
      expect(trips[0]?.rowsRead).toBeLessThanOrEqual(3 * 25 + 10)
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      pages += 1
    }
    expect(pages).toBe(104)
    expect(new Set(ids).size).toBe(2600)
    const file = await (await who.get('/admin/catalogue/items/export?q=ecrou')).text()
    expect(file.trim().split('\r\n')).toHaveLength(2601)
  })

  it('archived go out of the list and come back', async () => {
    const { who } = await office()
    await who.post('/admin/catalogue/items/item/archive')
    expect(await (await who.get('/admin/catalogue/items')).text()).not.toContain('id="item-item"')
    expect(await (await who.get('/admin/catalogue/items?show=archived')).text()).toContain('id="item-item"')
    await who.post('/admin/catalogue/items/item/restoration')
    expect(await (await who.get('/admin/catalogue/items')).text()).toContain('id="item-item"')
  })
})

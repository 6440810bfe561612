import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { mostLogoBytes, pictureOf } from '../../src/companies/logo.ts'
import type { Visitor } from '../support/as.ts'
import { visitor } from '../support/as.ts'
import { end, file, head, packed, part, picture } from '../support/png.ts'
import { companyRow, openSettings, toldOf } from '../support/settings.ts'

const place = '/admin/settings/appearance/logo'
const bring = (owner: Visitor, bytes: Uint8Array<ArrayBuffer>, version = '1', type = 'image/png') => {
  const body = new FormData()
  body.set('version', version)
  body.set('logo', new File([bytes], 'logo.png', { type }))
  return owner.send(place, { method: 'POST', body, headers: { 'Accept-Language': 'en' } })
}
const text = (words: string) => Uint8Array.from(Buffer.from(words))

describe('a picture', () => {
  it('is taken without what is no part of it', async () => {
    const whole = await picture(4, 3, part('tEXt', text('Comment\0taken at home')), part('eXIf', text('gps')))
    expect(await pictureOf(whole)).toEqual(new Uint8Array(await picture(4, 3)))
    expect(await pictureOf(Uint8Array.from([...(await picture(4, 3)), ...text('<script>')]))).toEqual(
      new Uint8Array(await picture(4, 3)),
    )
  })

  it('that is interlaced, or of grey, or of a palette is taken too', async () => {
    // Seven passes over 5 by 5 pixels of one byte: 1, 1, 2 (one row), 4 (two rows), 6 (two), 9 (three), 10 (two).
    const passes = [
      ...[
        [1, 1],
        [1, 1],
        [2, 1],
        [1, 2],
      ],
      ...[
        [3, 1],
        [2, 3],
        [5, 2],
      ],
    ] as [number, number][]
    const size = passes.reduce((sum, [columns, rows]) => sum + rows * (1 + columns), 0)
    const grey = file(head(5, 5, 0, 8, 1), part('IDAT', await packed(size)), end)
    expect(await pictureOf(grey)).toEqual(new Uint8Array(grey))
    const palette = file(head(9, 2, 3, 1), part('PLTE', new Uint8Array(6)), part('IDAT', await packed(2 * 3)), end)
    expect(await pictureOf(palette)).toEqual(new Uint8Array(palette))
  })

  const idat = async (size: number) => part('IDAT', await packed(size))
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['nothing', async () => new Uint8Array(), 'logoMissing'],
    ['more than a megabyte', async () => new Uint8Array(mostLogoBytes + 1), 'logoHeavy'],
    ['a JPEG', async () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'logoKind'],
    ['an SVG with a script', async () => text('<svg><script>alert(1)</script></svg>'), 'logoKind'],
    ['a page', async () => text('<!doctype html>'), 'logoKind'],
    ['a signature and no more', async () => file(), 'logoBroken'],
    ['one cut short', async () => (await picture()).slice(0, -6), 'logoBroken'],
    ['one without an end', async () => file(head(4, 3), await idat(51)), 'logoBroken'],
    ['one without a head', async () => file(await idat(51), end), 'logoBroken'],
    ['a wrong checksum', async () => file(head(4, 3), part('IDAT', await packed(51), true), end), 'logoBroken'],
    [
      'a part longer than the file',
      async () => file(head(4, 3), Uint8Array.from([255, 255, 255, 255, 73, 68, 65, 84, 0, 0, 0, 0])),
      'logoBroken',
    ],
    ['one too wide', async () => picture(2001, 1), 'logoLarge'],
    ['one said to be immense', async () => file(head(0xffffffff, 0xffffffff), await idat(51), end), 'logoLarge'],
    ['one without size', async () => file(head(0, 3), await idat(51), end), 'logoBroken'],
    ['a colour there is not', async () => file(head(4, 3, 5), await idat(51), end), 'logoBroken'],
    ['a palette that is missing', async () => file(head(4, 3, 3), await idat(15), end), 'logoBroken'],
    ['one that unpacks to too little', async () => file(head(4, 3), await idat(50), end), 'logoBroken'],
    ['one that unpacks to far too much', async () => file(head(4, 3), await idat(50_000_000), end), 'logoBroken'],
    ['one that does not unpack', async () => file(head(4, 3), part('IDAT', text('no')), end), 'logoBroken'],
  ])('%s is refused', async (_, bytes, fault) => {
    expect(await pictureOf(await bytes())).toBe(fault)
  })
})

describe('a logo', () => {
  it('is stored under its content, shown, told, and may be taken away; the file stays for invoices that name it', async () => {
    const { world, owner } = await openSettings()
    const bytes = await picture(4, 3)
    expect((await bring(owner, bytes)).headers.get('Location')).toBe('/admin/settings/appearance?done=saved')
    const { logo } = (await companyRow(world)) ?? {}
    expect(logo).toMatch(/^[0-9a-f]{16}\.png$/)
    const shown = await visitor(world.host).get('/logo')
    expect([shown.headers.get('Content-Type'), await shown.bytes()]).toEqual(['image/png', new Uint8Array(bytes)])
    expect(await (await owner.get('/admin/settings/appearance')).text()).toContain(`src="/logo?is=${logo}"`)
    expect((await owner.post(`${place}/removal`, { version: '2' })).status).toBe(303)
    expect([(await companyRow(world))?.logo, (await visitor(world.host).get('/logo')).status]).toEqual([null, 404])
    expect(await env.FILES.head(`${world.companyId}/logo/${logo}`)).not.toBeNull()
    expect(await toldOf(world)).toEqual([{ logo: 'true' }, { logo: 'false' }])
  })

  it('that is none, whatever it is called, is refused beside its field', async () => {
    const { world, owner } = await openSettings()
    const answer = await bring(owner, text('<svg onload="alert(1)"/>'))
    const html = await answer.text()
    expect([answer.status, html.includes('not a PNG picture'), html.includes('<svg onload')]).toEqual([
      422,
      true,
      false,
    ])
    expect([(await companyRow(world))?.logo, await toldOf(world)]).toEqual([null, []])
    const { objects } = await env.FILES.list({ prefix: `${world.companyId}/logo/` })
    expect(objects).toEqual([])
  })

  it('brought while someone else changed the settings is not taken', async () => {
    const { world, owner } = await openSettings()
    expect((await bring(owner, await picture(), '7')).status).toBe(409)
    expect((await companyRow(world))?.logo).toBeNull()
  })

  it('of several megabytes is not even read', async () => {
    const { owner } = await openSettings()
    expect((await bring(owner, new Uint8Array(5 * mostLogoBytes))).status).toBe(413)
  })
})

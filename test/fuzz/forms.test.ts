import { expect, inject, it } from 'vitest'
import { heic, jpeg, pdf, phoneJpeg, png, webp } from '../attachments/pictures.ts'
import { picture } from '../support/png.ts'
import { putTwins } from '../support/twins.ts'
import { makeWorld } from '../support/world.ts'
import { readByHand, untold } from './by-hand.ts'
import { watchOwners } from './owners.ts'
import { routesOf } from './routes.ts'
import { fuzz } from './run.ts'
import { pagesWithForms } from './shown-forms.ts'
import { uploads } from './uploads.ts'

await watchOwners()
const { cases, seed, route: only, path } = inject('fuzz')
const elsewhere = await makeWorld()
await putTwins(elsewhere)
const routes = routesOf(elsewhere)
const writes = routes.filter(({ method, key }) => method !== 'GET' && key.includes(only))
const pages = await pagesWithForms(routes)

const csv = new TextEncoder().encode(
  'Nom;E-mail;Ville\r\n"Une ""Cliente""";une@example.fr;Lyon\r\nUn Client;un@example.fr;\r\n',
)
const files = uploads([jpeg(), png(), webp(), heic(), phoneJpeg(), pdf(), await picture(), csv])

it('what is read past validators is told of routes that there are', () => {
  const keys = new Set(routes.map(({ key }) => key))
  expect(Object.keys(readByHand).filter((key) => !keys.has(key))).toEqual([])
})

it.each(writes.map((route) => [route.key, route] as const))('%s', async (key, route) => {
  const { read } = await fuzz(route, {
    pages,
    seed,
    path,
    cases: Math.ceil((cases * 0.7) / writes.length),
    upload: files,
  })
  expect(untold(key, read)).toEqual([])
})

import { expect, it } from 'vitest'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { long } from '../invoices/pdf-fixtures.ts'
import { renderedNow } from '../invoices/pdf-golden.ts'
import { ordered } from '../invoices/pdf-kinds.ts'

// What is on paper may change on purpose: then `npx vitest run --config test/vitest.config.ts --project tree -u pdf`
// writes the file anew, and the Worker must come to the same.
it('renders every kind of invoice in Node to the same bytes as ever, the first time and again', async () => {
  const hashes = await renderedNow()
  await expect(`${JSON.stringify(hashes, null, 2)}\n`).toMatchFileSnapshot('../invoices/pdf-golden.json')
  expect(await renderedNow()).toEqual(hashes)
})

it('makes an invoice of ten lines, its electronic form and both codes in it, in less than 100 ms of processor time', async () => {
  const document = { ...long(10), check: ordered.check }
  for (let i = 0; i < 20; i++) await renderInvoice(document)
  const times: number[] = []
  for (let i = 0; i < 50; i++) {
    const before = process.cpuUsage()
    await renderInvoice(document)
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  const median = times.toSorted((a, b) => a - b)[25] ?? 0
  process.stdout.write(`ten lines in Node: ${median.toFixed(1)} ms of processor time (median of 50)\n`)
  expect(median).toBeLessThan(100)
})

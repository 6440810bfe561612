import { type Canvas, margin, measure, paper } from './canvas.ts'
import { hairline } from './colours.ts'
import { type Letterhead, small } from './printing.ts'
import { fitted, leading, wrap } from './text.ts'
import { widthOf } from './typeface.ts'

const lowest = paper.height - 27

/** What stands at the foot of every page, laid out once. */
interface Foot {
  lines: string[]
  /** Where the foot starts, in points from the top edge. */
  top: number
}

/** The company's legal identity and insurance, set in as many lines as they take. */
export function footOf({ document: { seller } }: Letterhead): Foot {
  const identity = [seller.name, seller.legalForm].filter((text) => text !== null).join(', ')
  const texts = [`${identity} – ${seller.address.join(', ')}`, seller.registrations.join(' · '), seller.insurance ?? '']
  const lines = texts.filter((text) => text !== '').flatMap((text) => wrap(text, small, measure))
  return { lines, top: lowest - (lines.length + 1) * leading(small.size) - 8 }
}

/** Draws the foot with the portal's address as a link and "page n of m", `number` counted from 1. */
export function drawFoot(canvas: Canvas, printing: Letterhead, foot: Foot, number: number, count: number): void {
  const { document, words, colour } = printing
  canvas.rule(margin.left, foot.top, measure, 0.5, hairline)
  canvas.lines(foot.lines, margin.left, foot.top + 15, small)
  canvas.textBefore(words.page(number, count), margin.right, lowest, small)

  const { portal } = document.seller
  const lead = `${words.portal} `
  const shown = portal.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const x = margin.left + widthOf(lead, small.weight, small.size)
  const style = { ...fitted(shown, { ...small, weight: 'semiBold' }, margin.right - 60 - x), colour }
  canvas.text(lead, margin.left, lowest, small)
  canvas.text(shown, x, lowest, style)
  const address = webAddress(portal)
  const width = widthOf(shown, style.weight, style.size)
  if (address !== undefined) canvas.link({ x, y: lowest - 8, width, height: 11 }, address)
}

/** The portal's address as a browser writes it, in ASCII; undefined for what is no address of the web. */
function webAddress(portal: string): string | undefined {
  const url = URL.parse(/^[a-z]+:/i.test(portal) ? portal : `https://${portal}`)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined
}

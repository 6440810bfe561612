import { type Canvas, margin, measure, paper } from './canvas.ts'
import { hairline } from './colours.ts'
import { type Printing, small } from './printing.ts'
import { fitted, leading, wrap } from './text.ts'
import { widthOf } from './typeface.ts'

const lowest = paper.height - 27
const code = { side: 54, gap: 8 } as const

/** What stands at the foot of every page, laid out once. */
interface Foot {
  lines: string[]
  /** Where the foot starts, in points from the top edge. */
  top: number
}

/** The company's legal identity and insurance, and how to check the document, set in as many lines as they take. */
export function footOf({ document: { seller, check }, words, codes }: Printing): Foot {
  const identity = [seller.name, seller.legalForm].filter((text) => text !== null).join(', ')
  const texts = [`${identity} – ${seller.address.join(', ')}`, seller.registrations.join(' · '), seller.insurance ?? '']
  if (codes.check && check) texts.push(`${words.check} ${checkAddress(check)}${words.code(check.code)}`)
  const width = codes.check ? measure - code.side - code.gap : measure
  const lines = texts.filter((text) => text !== '').flatMap((text) => wrap(text, small, width))
  const height = (lines.length + 1) * leading(small.size) + 8
  return { lines, top: lowest - Math.max(height, codes.check ? code.side - 6 : 0) }
}

/** Where the code is typed: the address that the code to scan leads to, as one says it. */
const checkAddress = ({ code, url }: { code: string; url: string }): string =>
  spoken(url.endsWith(`/${code}`) ? url.slice(0, -code.length) : url)

/** An address without what browsers put in by themselves. */
const spoken = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '')

/**
 * Draws the foot with the portal's address as a link and "page n of m", `number` counted from 1; on the first page with
 * the code that leads to the check of the document.
 */
export function drawFoot(canvas: Canvas, printing: Printing, foot: Foot, number: number, count: number): void {
  const { document, words, colour, codes } = printing
  canvas.rule(margin.left, foot.top, measure, 0.5, hairline)
  canvas.lines(foot.lines, margin.left, foot.top + 15, small)
  const hasCode = codes.check !== undefined && number === 1
  const end = hasCode ? margin.right - code.side - code.gap : margin.right
  canvas.textBefore(words.page(number, count), end, lowest, small)
  // Its light edge may stand in the margin, so that the dark of it ends where the text does.
  if (codes.check && hasCode)
    canvas.code(codes.check, { x: margin.right - code.side + 5, y: foot.top + 1, side: code.side })

  const { portal } = document.seller
  const lead = `${words.portal} `
  const shown = spoken(portal)
  const x = margin.left + widthOf(lead, small.weight, small.size)
  const style = { ...fitted(shown, { ...small, weight: 'semiBold' }, end - 60 - x), colour }
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

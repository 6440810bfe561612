/** Ends of an sRGB value as a fraction, in 65,536ths: what ICC.1 calls s15Fixed16Number. */
const fixed = (value: number) => Math.round(value * 65_536)

// Primaries and white of sRGB (IEC 61966-2-1), adapted to the D50 that profiles connect by (Bradford).
const white = [0.9642, 1, 0.8249]
const red = [0.43607, 0.22249, 0.01392]
const green = [0.38515, 0.71687, 0.09708]
const blue = [0.14307, 0.06061, 0.7141]
const adaptation = [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168]
// The curve of sRGB: (ax + b)^g from d on, cx below it.
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]

/**
 * A profile of the sRGB colour space, version 4.2 of ICC.1:2004-10, in the fewest bytes that say it: made here from the
 * figures of the standard, so that no profile of others with a licence of its own travels along.
 */
export function srgbProfile(): Uint8Array {
  const curves = numbers('para', [3 << 16], curve.map(fixed))
  const data: [names: string[], content: Uint8Array][] = [
    [['desc'], text('sRGB')],
    [['cprt'], text('CC0')],
    [['wtpt'], numbers('XYZ ', [], white.map(fixed))],
    [['chad'], numbers('sf32', [], adaptation.map(fixed))],
    [['rXYZ'], numbers('XYZ ', [], red.map(fixed))],
    [['gXYZ'], numbers('XYZ ', [], green.map(fixed))],
    [['bXYZ'], numbers('XYZ ', [], blue.map(fixed))],
    [['rTRC', 'gTRC', 'bTRC'], curves],
  ]
  const count = data.reduce((sum, [names]) => sum + names.length, 0)
  const start = 128 + 4 + 12 * count
  const size = data.reduce((sum, [, { length }]) => sum + length, start)
  const view = new DataView(new ArrayBuffer(size))
  writeHead(view)
  view.setUint32(128, count)
  let [entry, at] = [132, start]
  for (const [names, content] of data) {
    for (const name of names) {
      write(view, entry, name)
      view.setUint32(entry + 4, at)
      view.setUint32(entry + 8, content.length)
      entry += 12
    }
    new Uint8Array(view.buffer).set(content, at)
    at += content.length
  }
  return new Uint8Array(view.buffer)
}

/** The 128 bytes that every profile begins with (ICC.1, 7.2): a display's, of RGB, on the first day of 2026. */
function writeHead(view: DataView): void {
  view.setUint32(0, view.byteLength)
  view.setUint32(8, 0x04200000)
  write(view, 12, 'mntrRGB XYZ ')
  for (const [i, part] of [2026, 1, 1].entries()) view.setUint16(24 + i * 2, part)
  write(view, 36, 'acsp')
  for (const [i, part] of white.map(fixed).entries()) view.setInt32(68 + i * 4, part)
}

function numbers(type: string, ...parts: number[][]): Uint8Array {
  const values = parts.flat()
  const view = new DataView(new ArrayBuffer(8 + values.length * 4))
  write(view, 0, type)
  for (const [i, value] of values.entries()) view.setInt32(8 + i * 4, value)
  return new Uint8Array(view.buffer)
}

/** A text in English, of two bytes a character, filled up to a multiple of four (ICC.1, 10.13). */
function text(content: string): Uint8Array {
  const length = content.length * 2
  const view = new DataView(new ArrayBuffer(28 + length + (length % 4)))
  write(view, 0, 'mluc')
  view.setUint32(8, 1)
  view.setUint32(12, 12)
  write(view, 16, 'enUS')
  view.setUint32(20, length)
  view.setUint32(24, 28)
  for (const [i, character] of Array.from(content).entries()) view.setUint16(28 + i * 2, character.charCodeAt(0))
  return new Uint8Array(view.buffer)
}

const write = (view: DataView, at: number, ascii: string) => {
  for (const [i, character] of Array.from(ascii).entries()) view.setUint8(at + i, character.charCodeAt(0))
}

/**
 * The company's colour as text on white and as background for white text, at the contrast WCAG 2.2 asks for
 * (1.4.3: 4.5 to 1), and a light shade of the same hue for the dark scheme. `colour` is #rrggbb.
 */
export function brandColours(colour: string): { light: string; dark: string } {
  return { light: shade(colour, '#ffffff', '#000000', 5.2), dark: shade(colour, '#16191d', '#ffffff', 6) }
}

/** The stylesheet that gives a company its colour: custom properties and nothing else. */
export function brandStylesheet(colour: string): string {
  const { light, dark } = brandColours(colour)
  return `:root{--brand:light-dark(${light},${dark});--on-brand:light-dark(#fff,#101214);--brand-solid:${light}}`
}

/** Moves `colour` towards `towards` in small steps until it stands out from `ground` by `contrast`. */
function shade(colour: string, ground: string, towards: string, contrast: number): string {
  for (let step = 0; step <= 20; step++) {
    const mixed = mix(colour, towards, step / 20)
    if (contrastOf(mixed, ground) >= contrast) return mixed
  }
  return towards
}

const mix = (one: string, other: string, part: number): string => {
  const [a, b] = [channels(one), channels(other)]
  return `#${a.map((value, i) => hex(Math.round(value + ((b[i] ?? value) - value) * part))).join('')}`
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrastOf(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
const hex = (value: number): string => value.toString(16).padStart(2, '0')

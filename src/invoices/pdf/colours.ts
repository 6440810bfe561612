/** Red, green and blue from 0 to 1. */
export type Colour = [red: number, green: number, blue: number]

export const ink: Colour = [0.067, 0.094, 0.153]
export const muted: Colour = [0.333, 0.373, 0.435]
export const hairline: Colour = [0.882, 0.894, 0.914]
export const white: Colour = [1, 1, 1]
export const black: Colour = [0, 0, 0]

/** From `#rrggbb`; anything else gives the colour of the text, so that an invoice always prints. */
export function colourOf(hex: string): Colour {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!match) return ink
  const part = (index: number) => fine(Number.parseInt(match[index] ?? '0', 16) / 255)
  return [part(1), part(2), part(3)]
}

/** A colour thinned with white; `strength` from 0 (white) to 1 (the colour itself). */
export function tint([red, green, blue]: Colour, strength: number): Colour {
  const thin = (part: number) => fine(1 - (1 - part) * strength)
  return [thin(red), thin(green), thin(blue)]
}

const fine = (part: number) => Math.round(part * 1000) / 1000

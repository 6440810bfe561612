import jsQR from 'jsqr'

/** The paths of a QR code's SVG painted in their order, `scale` pixels a module, as RGBA. */
export function paint(svg: string, scale: number) {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4)
  for (const [, fill, shapes = ''] of svg.matchAll(/<path fill="#(\w+)"[^>]* d="([^"]+)"/g)) {
    const value = fill === '000' ? 0 : 255
    for (const [, x, y, wide, high] of shapes.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
      for (let row = Number(y) * scale; row < (Number(y) + Number(high)) * scale; row++) {
        for (let column = Number(x) * scale; column < (Number(x) + Number(wide)) * scale; column++) {
          pixels.set([value, value, value, 255], (row * side + column) * 4)
        }
      }
    }
  }
  return { side, pixels, dark: (x: number, y: number) => pixels[(y * scale * side + x * scale) * 4] === 0, size }
}

/** What a scanner reads in a QR code's SVG; undefined where it finds none. */
export function scanned(svg: string): string | undefined {
  const { side, pixels } = paint(svg, 4)
  return jsQR(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data
}

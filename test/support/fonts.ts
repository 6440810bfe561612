import { readFileSync } from 'node:fs'

/** Gives Node the font files as the Worker has them, as bytes. */
export const fonts = () => ({
  name: 'fonts',
  enforce: 'pre' as const,
  load(id: string) {
    if (!/\.(ttf|zlib)$/.test(id)) return undefined
    const base64 = JSON.stringify(readFileSync(id).toString('base64'))
    return `export default Uint8Array.from(atob(${base64}), (character) => character.charCodeAt(0)).buffer`
  },
})

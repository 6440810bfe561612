/*
 * Stands in the Worker in place of @pdf-lib/standard-fonts (`alias` in wrangler.toml), which brings the measures of
 * fourteen fonts that no paper uses: a tenth of the whole bundle, and part of it unpacked as soon as pdf-lib is loaded.
 */

/** The names there are: none, so that pdf-lib takes no name for one of a font it has. */
export const FontNames = {}

/** Character sets of those fonts, which nothing asks for. */
export const Encodings = {}

export const Font = {
  /** Throws: a paper embeds its own fonts. */
  load(name: string): never {
    throw new Error(`${name} does not travel with the Worker.`)
  },
}

import { dictionaries } from '../../src/i18n/index.ts'
import type { Language } from '../../src/i18n/language.ts'
import { textsIn } from './links.ts'
import { findMarkupFaults } from './markup.ts'

/** Names and texts of a dictionary, branch by branch. */
const leaves = (branch: object): [string, unknown][] =>
  Object.entries(branch).flatMap(([key, value]) =>
    value && typeof value === 'object' ? leaves(value) : ([[key, value]] as [string, unknown][]),
  )

const textsOf = (language: Language) =>
  new Set(leaves(dictionaries[language]).flatMap(([, text]) => (typeof text === 'string' ? [text] : [])))
const texts = { fr: textsOf('fr'), en: textsOf('en') }

/** Sentences and phrases that only the other language has: a single word may be anyone's. */
const foreign = (text: string, language: Language) =>
  text.includes(' ') && texts[language === 'fr' ? 'en' : 'fr'].has(text) && !texts[language].has(text)

// A name of a text that is shown in place of the text; those of one word could be meant.
const keys = new Set(leaves(dictionaries.fr).flatMap(([key]) => (/^[a-z]+[A-Z]/.test(key) ? [key] : [])))

const leaks = /\bundefined\b|\bNaN\b|\[object |Invalid Date|=>|\bnull\b/

export const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''

/** What is wrong with a page, whoever reads it: its markup, its heading, its language, and words that nobody meant. */
export async function faultsOf(html: string, language: Language): Promise<string[]> {
  const faults = await findMarkupFaults(html)
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0
  if (headings !== 1) faults.push(`has ${headings} h1`)
  if (titleOf(html).trim() === '') faults.push('has no title')
  const said = /<html lang="([^"]*)"/.exec(html)?.[1]
  if (said !== language) faults.push(`says that its language is ${said}, not ${language}`)
  for (const text of textsIn(html)) {
    if (leaks.test(text)) faults.push(`shows “${text}”`)
    if (keys.has(text)) faults.push(`shows the name of a text, ${text}`)
    if (foreign(text, language)) faults.push(`is in ${language} and says “${text}”`)
  }
  return faults
}

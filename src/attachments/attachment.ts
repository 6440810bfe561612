/** What is kept, by what the bytes are. */
export const endings = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
} as const
export type ContentType = keyof typeof endings
export type ThumbnailType = 'image/jpeg' | 'image/png' | 'image/webp'
export type AttachmentKind = 'photo' | 'document'

/** Bytes of a file at most. */
export const mostBytes = 25_000_000
/** Bytes of a thumbnail at most. */
export const mostThumbnailBytes = 200_000
/** Files of one upload at most. */
export const mostFiles = 10
/** Bytes of one upload at most: it is held in memory, of which a Worker has 128 MB. */
export const mostUploadBytes = 30_000_000
/** Photos that a customer sends with one request at most. */
export const mostOfRequest = 10
/** The same with those that were not kept, such as one sent again and again: their bytes lie there until they are swept. */
export const mostBroughtToRequest = 40
/** Letters of a name at most. */
export const mostNameLetters = 120

/** For this long what was removed can be brought back, in milliseconds; the sweep leaves it alone for longer than that. */
export const undoTime = 55 * 60 * 1000
/** What has been unfinished for this long was left behind by a crash, or removed for good. In milliseconds. */
export const sweepAfter = 60 * 60 * 1000

/** Why a file of an upload was not kept. */
export type Fault = 'unknown' | 'noPhoto' | 'cutOff' | 'tooLarge' | 'empty' | 'twice' | 'notStored'

export const kindOf = (type: ContentType): AttachmentKind => (type === 'application/pdf' ? 'document' : 'photo')

/** What every browser shows as a picture; the others are saved. */
export const isPicture = (type: ContentType): boolean => type !== 'application/pdf' && type !== 'image/heic'

/** Whether a request brings files, and may therefore be larger than others. */
export const isUpload = (method: string, path: string): boolean =>
  method === 'POST' &&
  /^\/(admin\/(jobs\/[^/]+\/files|visits\/[^/]+\/photos)|portal\/requests\/[^/]+\/photos)$/.test(path)

/**
 * The name to show of a file: without folders, control characters and what turns the direction of writing, and with the
 * ending of what the bytes are, so that nothing saved under it opens as something else.
 */
export function nameOf(typed: string, type: ContentType, fallback: string): string {
  const [bare, ending] = partsOf(typed)
  const own = (endings[type] as readonly string[]).find((one) => one === ending)
  const kept = [...(bare || cleanOf(fallback))].slice(0, mostNameLetters).join('').trim()
  return `${kept}.${own ?? endings[type][0]}`
}

const known = new Set<string>(Object.values(endings).flat())

/** A name without its ending. */
export const stemOf = (name: string): string => name.replace(/\.[a-z]+$/, '')

const cleanOf = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()

// The ending in small letters, where it is one of those that are known.
function partsOf(typed: string): [string, string] {
  const last = typed.split(/[/\\]/).at(-1) ?? ''
  const clean = cleanOf(last)
  const dot = clean.lastIndexOf('.')
  const ending = clean.slice(dot + 1).toLowerCase()
  return dot >= 0 && known.has(ending) ? [clean.slice(0, dot).trim(), ending] : [clean, '']
}

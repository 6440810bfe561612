/** Why a file cannot be read at all; keys of `words.imports.unreadable`. */
export type Unreadable =
  | 'empty'
  | 'spreadsheet'
  | 'notText'
  | 'tooManyLines'
  | 'headerOnly'
  | 'tooManyColumns'
  | 'tooLarge'

/** A file or a part of one that was read, or why it was not. */
export type Read<T> = { read: T } | { unreadable: Unreadable }

/**
 * The text of a file: UTF-8 with or without its mark, UTF-16 as spreadsheets call "Unicode text", and Windows-1252 where
 * it is neither.
 */
export function decode(bytes: Uint8Array): Read<string> {
  if (bytes.length === 0) return { unreadable: 'empty' }
  // What begins so is a zipped workbook, or an old one.
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { unreadable: 'spreadsheet' }
  const read = textOf(bytes)
  return read.includes('\u0000') ? { unreadable: 'notText' } : { read }
}

function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const startsWith = (bytes: Uint8Array, start: number[]): boolean => start.every((byte, place) => bytes[place] === byte)

import { newId } from '../db/id.ts'
import { sha256 } from '../secrets/sha256.ts'
import { type Fault, kindOf, mostBytes, nameOf } from './attachment.ts'
import { type Content, readContent, readThumbnail } from './content/content.ts'

/** A file of an upload that may be kept, under the id its row will have. */
export interface Ready extends Content {
  id: string
  name: string
  sha256: string
  thumbnail: ReturnType<typeof readThumbnail>
}

/** A file of an upload that was not kept, and why. */
export interface Refused {
  name: string
  fault: Fault
}

/** Files as a form brings them, each with the small picture that the browser made of it. */
interface Brought {
  file: File
  thumbnail: File | undefined
}

/** The files of a form; a browser sends one without name and content when none was chosen. */
export function broughtBy(form: FormData): Brought[] {
  const [files, thumbnails] = ['files', 'thumbnails'].map((name) =>
    form.getAll(name).filter((part): part is File => part instanceof File),
  )
  // Which belongs to which is known by their order, so only where each has one.
  const paired = files?.length === thumbnails?.length ? thumbnails : []
  return (files ?? [])
    .map((file, index) => ({ file, thumbnail: paired?.[index] }))
    .filter(({ file }) => file.name !== '' || file.size > 0)
}

/** Looks at the bytes of each file: what may be kept, and what is refused; documents too where only photos are wanted. */
export async function sortOut(brought: Brought[], fallback: string, onlyPhotos: boolean) {
  const ready: Ready[] = []
  const refused: Refused[] = []
  for (const { file, thumbnail } of brought) {
    const sentAs = sentName(file)
    const content = await contentOf(file, onlyPhotos)
    if (typeof content === 'string') {
      refused.push({ name: sentAs, fault: content })
      continue
    }
    const hash = await sha256(content.bytes)
    if (ready.some((other) => other.sha256 === hash)) {
      refused.push({ name: sentAs, fault: 'twice' })
      continue
    }
    const small = thumbnail && thumbnail.size > 0 ? readThumbnail(await bytesOf(thumbnail)) : undefined
    const name = nameOf(sentAs, content.type, fallback)
    ready.push({ ...content, id: newId(), name, sha256: hash, thumbnail: small })
  }
  return { ready, refused }
}

async function contentOf(file: File, onlyPhotos: boolean): Promise<Content | Fault> {
  if (file.size > mostBytes) return 'tooLarge'
  const content = readContent(await bytesOf(file))
  if (!onlyPhotos) return content
  return content === 'unknown' || (typeof content === 'object' && kindOf(content.type) !== 'photo')
    ? 'noPhoto'
    : content
}

// Browsers write quotes in a name so (HTML, multipart/form-data encoding), and the platform leaves them.
const sentName = ({ name }: File): string => name.replaceAll('%22', '"')

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

import * as z from '../../http/zod.ts'
import { readCheckCode } from '../issue/check-code.ts'

/** Where a document is checked; the one public address that takes a file. */
export const checkPath = '/check'
/** Bytes of a file that is looked at without JavaScript, at most. */
export const mostFileBytes = 5_000_000

export type CheckFault = 'codeMissing' | 'codeWrong' | 'fileMissing' | 'tooLarge'

/** A code and a file, or the file's SHA-256, where the browser has computed it and kept the file. */
export const checkForm = z
  .object({
    code: z.string('codeMissing').trim().min(1, 'codeMissing').transform(readCheckCode),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .catch(undefined),
    file: z.instanceof(File).optional().catch(undefined),
  })
  .superRefine(({ code, sha256, file }, { addIssue }) => {
    const wrong = (path: string, message: CheckFault) => addIssue({ code: 'custom', path: [path], message })
    if (code === undefined) wrong('code', 'codeWrong')
    if (sha256 !== undefined) return
    if (!file || file.size === 0) wrong('file', 'fileMissing')
    else if (file.size > mostFileBytes) wrong('file', 'tooLarge')
  })
  .transform(({ code = '', sha256, file }) => ({ code, sha256, file }))

/** What was typed, to come back in the form. */
export const typedCode = z.object({ code: z.string().max(100).catch('') })

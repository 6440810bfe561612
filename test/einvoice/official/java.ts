import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url).href)

/** Of npm's @opendataloader/pdf: veraPDF and Saxon-HE are in it. */
const jar = path('../../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar')

/** What veraPDF reads its profiles with, which the jar has only in part: Debian's libjaxb-java. */
const jaxb = ['jaxb-api', 'jaxb-runtime', 'jaxb-core', 'istack-commons-runtime', 'txw2', 'javax.activation'].map(
  (name) => `/usr/share/java/${name}.jar`,
)

/** Applies a compiled schematron to every file of a folder; its reports (SVRL) lie in the other one, under the same names. */
export const validateFolder = (stylesheet: string, from: string, into: string) =>
  run('java', ['-cp', jar, 'net.sf.saxon.Transform', `-s:${from}`, `-xsl:${stylesheet}`, `-o:${into}`])

/** The clauses of PDF/A-3b that PDFs break, by file. Throws where veraPDF cannot be run, or did not look at one of them. */
export async function brokenClauses(files: string[]): Promise<Map<string, Set<string>>> {
  const { stdout } = await run('java', ['-cp', [jar, ...jaxb].join(':'), path('VeraPdf.java'), ...files], {
    maxBuffer: 64 * 1024 * 1024,
  })
  const clauses = new Map<string, Set<string>>()
  for (const block of stdout.split(/\n(?!!)/)) {
    const [file = '', ...broken] = block.trim().split('\n')
    if (file !== '') clauses.set(file, new Set(broken.map((line) => line.slice(2))))
  }
  const missed = files.filter((file) => !clauses.has(file))
  if (missed.length > 0) throw new Error(`veraPDF did not look at ${missed.join(', ')}`)
  return clauses
}

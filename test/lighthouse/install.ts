import { fileURLToPath } from 'node:url'
import { installPackagesOf } from '../server/packages.ts'

/** Brings what only this command needs. */
export default function install(): void {
  installPackagesOf(fileURLToPath(new URL('.', import.meta.url).href))
}

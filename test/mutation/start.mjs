import { fileURLToPath } from 'node:url'
import { installPackagesOf } from '../server/packages.ts'

// What only this command needs is not among the project's dependencies.
installPackagesOf(fileURLToPath(new URL('.', import.meta.url)))
await import('./run.mjs')

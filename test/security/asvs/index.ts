import { authentication } from './authentication.ts'
import { browser } from './browser.ts'
import { code, logging } from './code.ts'
import { communication, cryptography } from './cryptography.ts'
import { configuration, data } from './deployment.ts'
import { elsewhere } from './elsewhere.ts'
import { encoding } from './encoding.ts'
import { files, service } from './files.ts'
import type { Requirement } from './held.ts'
import { logic } from './logic.ts'
import { authorisation, sessions, tokens } from './sessions.ts'

/** Every requirement of levels 1 and 2 of OWASP ASVS 5.0, and those of level 3 that are held besides. */
export const requirements: Requirement[] = [
  ...[...encoding, ...logic, ...browser, ...service, ...files, ...authentication, ...sessions, ...authorisation],
  ...[...tokens, ...cryptography, ...communication, ...configuration, ...data, ...code, ...logging, ...elsewhere],
]

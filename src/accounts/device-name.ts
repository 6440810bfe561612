import type { Words } from '../i18n/index.ts'
import { deviceOf } from './device.ts'

/** A User-Agent header in words: `Chrome on Android`, or `unknown` where it says nothing known. */
export function deviceName({ account }: Words, userAgent: string, unknown = account.unknownDevice): string {
  const { browser, system } = deviceOf(userAgent)
  return browser && system ? account.onDevice(browser, system) : (browser ?? system ?? unknown)
}

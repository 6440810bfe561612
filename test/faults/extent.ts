import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether everything is tried at every call: `FAULTS=all`. */
    faults: { isLong: boolean }
  }
}

/** Of how many places the short form tries one in every way. */
const oneIn = 6

/** Whether what stands in this place of its table is tried in every way at every call. */
export const isWhole = (place: number): boolean => inject('faults').isLong || place % oneIn === 0

/** What a scanner holds to be a fault. */
export interface Finding {
  by: 'wapiti' | 'sqlmap' | 'the gate' | 'the observatory'
  as: string
  what: string
  method: string
  path: string
  info: string
}

/** A finding in one line. */
export const lineOf = ({ by, as, what, method, path, info }: Finding): string =>
  `${by}, ${as}: ${what}: ${method} ${path}: ${info}`

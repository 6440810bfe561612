/** A font file as the Worker sees it: its bytes. */
declare module '*.ttf' {
  const bytes: ArrayBuffer
  export default bytes
}

/** What was packed beforehand, the same way. */
declare module '*.zlib' {
  const bytes: ArrayBuffer
  export default bytes
}

/** A font file as the Worker sees it: its bytes. */
declare module '*.ttf' {
  const bytes: ArrayBuffer
  export default bytes
}

/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=924d0745',
  app: '/app.js?v=7fd3e042',
  passkeys: '/passkeys.js?v=b064a60f',
  keys: '/keys.js?v=fbc921c0',
  guard: '/guard.js?v=7136d1d3',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=c93f818a',
}

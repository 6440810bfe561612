/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=4e7d4426',
  app: '/app.js?v=47365d61',
  check: '/check.js?v=0a5eaf49',
  files: '/files.js?v=268c4ca5',
  calendar: '/calendar.js?v=849ae66d',
  draft: '/draft.js?v=499603ff',
  draftLines: '/draft-lines.js?v=fda43255',
  draftCss: '/draft.css?v=67e6c5c9',
  calendarCss: '/calendar.css?v=31ce1b83',
  logo: '/logo.js?v=9a25f76f',
  passkeys: '/passkeys.js?v=bc76ddf0',
  keys: '/keys.js?v=fbc921c0',
  live: '/live.js?v=5b0c0e26',
  guard: '/guard.js?v=7136d1d3',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=10f57547',
}

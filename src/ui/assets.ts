/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=2e5ee605',
  app: '/app.js?v=53701032',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=d3a53b9b',
}

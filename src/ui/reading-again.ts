/**
 * Has the part of a page that shows a run, `#run`, read again every other second. When the run is over it comes without
 * these attributes, and the clock ends.
 *
 * It must neither cut off what the reader has just asked for, nor dim the page, nor take the focus (see app.js): what
 * stays the same is left in place. What htmx tells of afterwards comes from its target.
 */
export const readingAgain = (path: string) => ({
  'hx-get': path,
  'hx-trigger': 'every 2s',
  'hx-target': '#run',
  'hx-select': '#run',
  'hx-swap': 'outerMorph',
  'hx-sync': 'this:drop',
  'data-unasked': '',
})

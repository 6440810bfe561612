import type { Child } from 'hono/jsx'

/**
 * A part of a page that stays true while the page is open (`static/live.js`): what is in it is taken over from the page
 * read anew, wherever nobody is at it. A form that is filled in at length stands outside.
 */
export const Live = ({ id, children }: { id: string; children?: Child }) => (
  <div id={`live-${id}`} class="live" data-live>
    {children}
  </div>
)

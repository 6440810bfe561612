import { useWords } from '../../i18n/locale.ts'
import { Done, Heading } from '../../ui/parts.tsx'
import { readingAgain } from '../../ui/reading-again.ts'
import { RefusedLink } from './check.tsx'
import type { ImportPageRow } from './queries.ts'

/** How far a run is, and what came of it. While it goes on the page reads itself anew; without JavaScript a link does. */
export const ProgressPage = ({ found }: { found: ImportPageRow }) => {
  const { imports } = useWords()
  const { id, kind, state, fileName } = found
  const at = `/admin/imports/${id}`
  return (
    <>
      <a class="back" href="/admin/imports">
        {imports.title}
      </a>
      <Heading>{imports.title}</Heading>
      <div id="run" class="run" data-unasked="">
        {state === 'running' && <div id="again" hidden {...readingAgain(at)} />}
        {state === 'done' && <Done>{imports.done}</Done>}
        {state === 'stopped' && (
          <p class="alert" role="status">
            {imports.stopped}
          </p>
        )}
        <div class="card form">
          <p class="note">
            {imports.kinds[kind]} · {fileName}
          </p>
          <Progress found={found} />
          {state === 'running' ? (
            <>
              <p class="note">{imports.going}</p>
              <a class="button quiet" href={at}>
                {imports.reload}
              </a>
              <form method="post" action={`${at}/stop`} hx-boost="false">
                <button class="danger" type="submit">
                  {imports.stop}
                </button>
              </form>
            </>
          ) : (
            <>
              {found.refused > 0 && <RefusedLink id={id} />}
              <a class="button" href={`/admin/${kind}`}>
                {imports.see[kind]}
              </a>
              <a class="button quiet" href="/admin/imports">
                {imports.again}
              </a>
            </>
          )}
        </div>
      </div>
    </>
  )
}

const Progress = ({ found }: { found: ImportPageRow }) => {
  const { imports } = useWords()
  const { state, lines, blocks, cursor, added, existed, refused } = found
  // A step is a block, and the last one holds what is left.
  const steps = blocks.length - 1
  const done = state === 'done' ? lines : Math.min(lines, Math.round((lines * cursor) / Math.max(steps, 1)))
  const there = state === 'done' ? existed : Math.max(0, done - added - refused)
  const { results } = imports
  return (
    <>
      <progress max={Math.max(lines, 1)} value={done} aria-label={imports.running} />
      <p role="status">
        <strong>{imports.progress(done, lines)}</strong>
      </p>
      <ul class="counts">
        <li>{results.added(added)}</li>
        <li>{results.existed(there)}</li>
        <li>{results.refused(refused)}</li>
      </ul>
    </>
  )
}

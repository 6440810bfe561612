import { afterEach, expect, it, vi } from 'vitest'
import { broken } from '../../src/http/errors.tsx'

afterEach(() => vi.restoreAllMocks())

it.each(['/portal/invitation/SECRET', '/admin/reset/SECRET', '/portal/sign-in/link/SECRET', '/calendar/SECRET.ics'])(
  'what opens an account or a calendar does not stand in the log: %s',
  async (path) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const c = {
      req: { method: 'GET', url: `http://dupont.localhost${path}`, header: () => undefined },
      get: () => undefined,
      html: () => new Response(),
    }
    await broken(new Error('no such table'), c as never)
    expect(log).toHaveBeenCalledOnce()
    expect(JSON.stringify(log.mock.calls)).not.toContain('SECRET')
  },
)

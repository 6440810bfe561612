import { afterEach, describe, expect, it, vi } from 'vitest'
import { mayPass } from '../../src/http/limit.ts'

const log = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => {
  vi.useRealTimers()
  log.mockClear()
})

const counter = (limit: () => Promise<{ success: boolean }>) => ({ limit }) as unknown as RateLimit

describe("the platform's counter of tries", () => {
  it('has the word where it answers', async () => {
    for (const success of [true, false])
      expect(
        await mayPass(
          counter(async () => ({ success })),
          'key',
        ),
      ).toBe(success)
    expect(log).not.toHaveBeenCalled()
  })

  it('lets everyone pass where it fails, and the log tells', async () => {
    const failing = counter(async () => {
      throw new Error('gone')
    })
    expect(await mayPass(failing, 'key')).toBe(true)
    expect(log).toHaveBeenCalledTimes(1)
  })

  it('lets everyone pass where it does not answer within a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const passing = mayPass(
      counter(() => new Promise(() => {})),
      'key',
    )
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await passing).toBe(true)
  })
})

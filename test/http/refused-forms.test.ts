import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff } from '../support/as.ts'
import { withLink } from '../support/proposals.ts'
import { makeWorld } from '../support/world.ts'

describe('a form that is refused', () => {
  it('brings pasted cells back, whatever was wrong', async () => {
    const owner = await asStaff(await makeWorld(), 'owner')
    for (const fields of [{ text: 'Nom;<b>Une Cliente' }, { kind: 'customers', text: 'Nom;<b>Une Cliente' }]) {
      const answer = await owner.post('/admin/imports', fields)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('>Nom;&lt;b&gt;Une Cliente</textarea>')
    }
  })

  it('brings what was said to an offer back where no time was chosen', async () => {
    const { at, holder } = await withLink()
    const answer = await holder.post(at, { comments: 'Only in the morning' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Only in the morning</textarea>')
  })

  it.each(['removal', 'recovery-codes'])('is none where codes were taken off meanwhile (%s)', async (act) => {
    const world = await makeWorld()
    const answer = await (await asCustomer(world, world.alice)).post(`/portal/account/second-factor/${act}`)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/portal/account/second-factor'])
  })
})

/** How long the inspector has to answer, in milliseconds. */
const patience = 10_000

/**
 * A way to ask how many bytes a Worker holds: its objects, and what lies outside the heap but belongs to them. `inspector`
 * is where its inspector listens. Throws where that does not answer.
 */
export async function heapOf(inspector, worker) {
  const socket = new WebSocket(`ws://${inspector.host}/core:user:${worker}`)
  const waiting = new Map()
  await new Promise((open, fail) => {
    socket.onopen = open
    socket.onerror = () => fail(new Error('The inspector lets nobody in.'))
  })
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(data)
    waiting.get(id)?.(result)
    waiting.delete(id)
  }
  let asked = 0
  return async () => {
    const id = ++asked
    const answer = new Promise((resolve, reject) => {
      waiting.set(id, resolve)
      setTimeout(() => reject(new Error('The inspector does not answer.')), patience).unref()
    })
    socket.send(JSON.stringify({ id, method: 'Runtime.getHeapUsage' }))
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await answer
    return usedSize + embedderHeapUsedSize + backingStorageSize
  }
}

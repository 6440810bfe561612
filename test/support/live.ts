import type { Visitor } from './as.ts'
import type { World } from './world.ts'

/** An open page: what it was told so far, and whether its socket was closed from there. */
export interface OpenPage {
  heard: string[]
  closed: boolean
  socket: WebSocket
}

type Door = 'portal' | 'admin'

/** Asks for the socket of an open page, as a browser does. */
export const askToListen = (
  who: Visitor,
  { host }: World,
  door: Door,
  { age = '0', origin = `http://${host}` }: { age?: string; origin?: string | null } = {},
): Promise<Response> =>
  who.send(`/${door}/live?age=${age}`, {
    headers: { Upgrade: 'websocket', ...(origin === null ? {} : { Origin: origin }) },
  })

/** Opens a page that listens; it was asked for `age` milliseconds ago. */
export async function listen(who: Visitor, world: World, door: Door, age = '0'): Promise<OpenPage> {
  const { webSocket } = await askToListen(who, world, door, { age })
  if (!webSocket) throw new Error('No socket was opened.')
  const page: OpenPage = { heard: [], closed: false, socket: webSocket }
  webSocket.addEventListener('message', ({ data }) => {
    page.heard.push(String(data))
  })
  webSocket.addEventListener('close', () => {
    page.closed = true
  })
  webSocket.accept()
  return page
}

/** Waits until whatever is under way has arrived: each page is asked, and has answered, whether the line stands. */
export async function quiet(...pages: OpenPage[]): Promise<void> {
  for (const { socket, closed } of pages) {
    if (closed) continue
    const answered = new Promise<void>((resolve) => {
      socket.addEventListener('message', ({ data }) => {
        if (data === '!') resolve()
      })
      socket.addEventListener('close', () => resolve())
    })
    socket.send('?')
    await answered
  }
  for (const page of pages) page.heard = page.heard.filter((text) => text !== '!')
}

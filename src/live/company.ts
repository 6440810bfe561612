/** What a page is told, and all it is ever told: it then reads itself anew, through the door. */
export const word = 'changed'

/** A word is remembered this long, in milliseconds: shorter than what sleeps keeps its memory (ten seconds). */
export const memory = 8_000
/** A socket older than this is closed instead of told: its page comes back through the door, which looks at the session. */
export const socketLifetime = 15 * 60 * 1000
/** Pages that one session keeps open; further ones read themselves anew by the clock. */
export const mostSockets = 30

/** What is known of a socket: it outlives this object's memory. Whose it is stands in its tags. */
interface Kept {
  since: number
}

/** Who hears of everything, and who of one customer alone. */
export const staffTag = 'staff'
export const customerTag = (customerId: string): string => `customer:${customerId}`
const sessionTag = (sessionId: string): string => `session:${sessionId}`

/**
 * The open pages of one company. It is told that something was written and of which customers it is, never what, and
 * passes a single word on. It keeps nothing, and sleeps while nobody has anything to say.
 */
export class LiveCompany implements DurableObject {
  readonly #state: DurableObjectState
  #said: { at: number; tags: string[] }[] = []

  constructor(state: DurableObjectState) {
    this.#state = state
    // Browsers ask now and then whether the line still stands; that wakes nobody.
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair('?', '!'))
  }

  async fetch(request: Request): Promise<Response> {
    if (request.method === 'POST') return this.#tell(await request.json<string[]>())
    const { searchParams } = new URL(request.url)
    return this.#listen(searchParams.get('as') ?? '', searchParams.get('session') ?? '', searchParams.get('age') ?? '')
  }

  /** Opens a socket. Where its page may have missed a word since it was asked for, it is told at once. */
  #listen(tag: string, sessionId: string, age: string): Response {
    const session = sessionTag(sessionId)
    if (this.#state.getWebSockets(session).length >= mostSockets) return new Response(null, { status: 429 })
    const { 0: client, 1: server } = new WebSocketPair()
    this.#state.acceptWebSocket(server, [tag, session])
    const now = Date.now()
    server.serializeAttachment({ since: now } satisfies Kept)
    if (this.#mayHaveMissed(tag, now, age)) server.send(word)
    return new Response(null, { status: 101, webSocket: client })
  }

  // Nobody knows what was said before the memory begins.
  #mayHaveMissed(tag: string, now: number, age: string): boolean {
    if (!/^\d{1,4}$/.test(age) || Number(age) >= memory) return true
    return this.#said.some(({ at, tags }) => at >= now - Number(age) && tags.includes(tag))
  }

  #tell(customerIds: string[]): Response {
    const now = Date.now()
    const tags = [staffTag, ...customerIds.map(customerTag)]
    this.#said = [...this.#said.filter(({ at }) => at > now - memory), { at: now, tags }]
    for (const tag of tags) for (const socket of this.#state.getWebSockets(tag)) pass(socket, now)
    return new Response(null, { status: 204 })
  }

  /** A page has nothing to say. */
  webSocketMessage(socket: WebSocket): void {
    socket.close(1008)
  }

  // What a browser closes is closed from here as well, or it would wait for it.
  webSocketClose(socket: WebSocket): void {
    socket.close()
  }
}

function pass(socket: WebSocket, now: number): void {
  const { since } = socket.deserializeAttachment() as Kept
  try {
    if (now - since > socketLifetime) socket.close(1000)
    else socket.send(word)
  } catch {
    // It closed in this very moment.
  }
}
